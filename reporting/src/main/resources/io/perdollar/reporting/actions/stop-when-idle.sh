#!/bin/bash
# Stops this VM when no inference request has been answered, and none is in flight, for THRESHOLD seconds.
#   stop-when-idle.sh [--dry-run]         looks, and stops the VM where it is idle; --dry-run only says what it would do
#   stop-when-idle.sh --explain [LINES]   shows how it reads the last lines of each log: busy, quiet or unknown
# Run it once a minute (systemd timer or cron). It needs bash, awk, curl and coreutils. Settings: perdollar-idle.conf.
# Whatever it cannot tell (no log, an unknown line, connections it cannot see) keeps the VM running.
# Exit codes: 0 looked, stopped or busy; 1 could not stop; 2 wrong settings; 3 cannot tell, so nothing is stopped.
set -uo pipefail
export LC_ALL=C

dry_run='' explain=''
case ${1:-} in
    '') ;;
    --dry-run) dry_run=1 ;;
    --explain) explain=${2:-20} ;;
    *) echo "usage: $0 [--dry-run | --explain [LINES]]" >&2; exit 2 ;;
esac

reader=$(dirname -- "${BASH_SOURCE[0]}")/request-lines.awk
conf=${PERDOLLAR_IDLE_CONF:-/etc/perdollar-idle.conf}
if [[ -e $conf ]]; then
    # shellcheck source=/dev/null
    . "$conf" || exit 2
fi
[[ -n ${LOGS+set} ]] || LOGS=(/var/log/nginx/access.log)
: "${FORMATS:=}" "${INFERENCE:=}" "${IGNORE:=}"
: "${THRESHOLD:=300}" "${START_UP:=180}" "${PORTS:=8000}"
: "${STATE:=/var/lib/perdollar-idle}" "${FIRST_READ:=67108864}"
metadata=http://${GCE_METADATA_HOST:-metadata.google.internal}/computeMetadata/v1
proc=${PERDOLLAR_PROC:-/proc}
api=${PERDOLLAR_COMPUTE_API:-https://compute.googleapis.com/compute/v1}

say() {
    printf 'perdollar-idle: %s\n' "$1"
    # What systemd starts writes to the journal already.
    if [[ -z ${INVOCATION_ID:-} ]] && command -v logger > /dev/null; then logger -t perdollar-idle -- "$1" || true; fi
}

cannot_tell() {
    say "not stopping: $1"
    exit 3
}

for number in "$THRESHOLD" "$START_UP" "$FIRST_READ"; do
    [[ $number =~ ^[0-9]+$ ]] || { say "expected a number of seconds or bytes in $conf, got '$number'"; exit 2; }
done
(( THRESHOLD >= 60 )) || { say "expected THRESHOLD of 60 seconds or more in $conf, got $THRESHOLD"; exit 2; }
[[ -n $INFERENCE ]] || { say "expected INFERENCE in $conf, got nothing; copy the file that PerDollar wrote"; exit 2; }

# size inode
look_at() { stat -L -c '%s %i' -- "$1" 2> /dev/null; }

bad_format() {
    say "expected each line of FORMATS in $conf to be default, json or none and a log_format that names time, request and status, got '$1'"
    exit 2
}

head_sum() { head -c "$2" -- "$1" 2> /dev/null | cksum | cut -d ' ' -f 1; }

# Reads bytes [from, to) of a file; sets got_last, got_lines, got_unknown, got_torn, got_what, got_sample.
read_range() {
    local file=$1 from=$2 to=$3 torn='' result
    got_last=0 got_lines=0 got_unknown=0 got_torn=0 got_what='' got_sample=''
    (( to > from )) || return 0
    [[ $(tail -c "+$to" -- "$file" | head -c 1 | od -An -tx1 | tr -d ' ') == 0a ]] || torn=1
    result=$(tail -c "+$((from + 1))" -- "$file" | head -c "$((to - from))" | tr '\000' '?' \
        | FORMATS=$FORMATS INFERENCE=$INFERENCE IGNORE=$IGNORE TORN=$torn EXPLAIN='' awk -f "$reader")
    [[ $result != format* ]] || bad_format "${result#format }"
    {
        read -r got_last got_lines got_unknown got_torn
        IFS= read -r got_what
        IFS= read -r got_sample
    } <<< "$result"
    [[ $got_last =~ ^[0-9]+$ ]] || cannot_tell "awk could not read $file"
    what=${got_what:-$what}
}

count() {
    (( got_last <= last_busy )) || last_busy=$got_last
    lines=$((lines + got_lines))
    if (( got_unknown > 0 )); then
        last_busy=$now
        what="$got_unknown lines that do not match FORMATS, such as: $got_sample"
    fi
}

# What was appended to the old file before it was rotated away: the rotated file has the same beginning.
read_rotated() {
    local file=$1 offset=$2 head=$3 sum=$4 old looked
    for old in "$file".1 "$file"-[0-9]* "$file".[0-9]*; do
        [[ -f $old && $old != *.gz ]] || continue
        looked=$(look_at "$old") || continue
        if (( ${looked% *} >= offset )) && [[ $(head_sum "$old" "$head") == "$sum" ]]; then
            read_range "$old" "$offset" "${looked% *}"
            count
            return
        fi
    done
    last_busy=$now
    what="$file was rotated and the old file is gone"
}

read_log() {
    local file=$1 state looked size inode head sum
    local old_inode=0 offset=0 old_head=0 old_sum=0 known=
    [[ -r $file && -f $file ]] || cannot_tell "expected a readable log at $file, got none; set LOGS in $conf"
    state=$STATE/$(printf '%s' "$file" | cksum | cut -d ' ' -f 1)
    last_busy=0 lines=0 what=''
    if [[ -s $state ]] && read -r old_inode offset old_head old_sum last_busy lines < "$state"; then
        known=1
    fi
    looked=$(look_at "$file") || cannot_tell "$file vanished while it was looked at"
    size=${looked% *} inode=${looked#* }
    if [[ -z $known ]]; then
        if (( size > FIRST_READ )); then
            # Too long to read whole: what came before the part that is read may have been a request.
            offset=$((size - FIRST_READ))
            offset=$((offset + $(tail -c "+$((offset + 1))" -- "$file" | head -n 1 | wc -c)))
            last_busy=$now
        fi
    elif [[ $inode != "$old_inode" ]] || (( size < offset )) || [[ $(head_sum "$file" "$old_head") != "$old_sum" ]]; then
        read_rotated "$file" "$offset" "$old_head" "$old_sum"
        offset=0
    fi
    read_range "$file" "$offset" "$size"
    count
    (( last_busy <= now )) || last_busy=$now
    head=$((size < 512 ? size : 512))
    sum=$(head_sum "$file" "$head")
    if ! printf '%s %s %s %s %s %s\n' "$inode" "$((size - got_torn))" "$head" "$sum" "$last_busy" "$lines" > "$state.new" \
        || ! mv -f -- "$state.new" "$state"; then
        cannot_tell "expected to write $state, got an error; check the folder"
    fi
}

connections() {
    local port list hex seen=
    if [[ $PORTS == none ]]; then echo 0; return; fi
    if command -v ss > /dev/null; then
        for port in $PORTS; do
            if [[ -n $(ss -Hltn "sport = :$port" 2> /dev/null) ]]; then seen=1; fi
        done
        [[ -n $seen ]] || { echo unseen; return; }
        for port in $PORTS; do
            ss -Htn state established "sport = :$port" 2> /dev/null
        done | wc -l
        return
    fi
    list=$(cat "$proc/net/tcp" "$proc/net/tcp6" 2> /dev/null) || true
    hex=
    for port in $PORTS; do hex="$hex $(printf '%04X' "$port")"; done
    awk -v ports="$hex" '
        BEGIN { n = split(ports, p, " "); for (i = 1; i <= n; i++) wanted[p[i]] = 1 }
        { k = split($2, a, ":"); if (k == 2 && (a[2] in wanted)) { if ($4 == "0A") listening++; if ($4 == "01") open++ } }
        END { if (listening) print open + 0; else print "unseen" }' <<< "$list"
}

from_metadata() { curl -fsS --max-time 10 -H 'Metadata-Flavor: Google' "$metadata/$1"; }

stop() {
    local name zone project token
    if ! { name=$(from_metadata instance/name) && zone=$(from_metadata instance/zone) && project=$(from_metadata project/project-id); }; then
        say "expected name and zone from the metadata server $metadata, got an error; is this a Compute Engine VM?"
        exit 1
    fi
    zone=${zone##*/}
    if [[ -n $dry_run ]]; then
        say "would stop $name in $zone of $project: $1 (dry run)"
        return
    fi
    say "stopping $name in $zone of $project: $1"
    if command -v gcloud > /dev/null && gcloud compute instances stop "$name" --zone="$zone" --project="$project" --quiet; then
        return
    fi
    token=$(from_metadata instance/service-accounts/default/token) || token=
    token=$(sed -n 's/.*"access_token" *: *"\([^"]*\)".*/\1/p' <<< "$token")
    # The token goes by a file descriptor, so that no list of processes shows it.
    if [[ -z $token ]] || ! curl -fsS --max-time 60 -X POST -H @<(printf 'Authorization: Bearer %s\n' "$token") \
        -H 'Content-Length: 0' -o /dev/null "$api/projects/$project/zones/$zone/instances/$name/stop"; then
        say "could not stop $name: its service account needs compute.instances.stop and the scope cloud-platform"
        exit 1
    fi
}

if [[ -n $explain ]]; then
    [[ $explain =~ ^[0-9]+$ ]] || { echo "usage: $0 --explain [LINES]" >&2; exit 2; }
    for log in "${LOGS[@]}"; do
        [[ -r $log ]] || cannot_tell "expected a readable log at $log, got none; set LOGS in $conf"
        result=$(tail -n "$explain" -- "$log" | tr '\000' '?' \
            | FORMATS=$FORMATS INFERENCE=$INFERENCE IGNORE=$IGNORE TORN='' EXPLAIN=1 awk -f "$reader")
        [[ $result != format* ]] || bad_format "${result#format }"
        printf '%s\n' "$result"
    done
    exit 0
fi

now=$(date +%s)
[[ $now =~ ^[0-9]+$ ]] || cannot_tell "expected the time from date +%s, got '$now'"
mkdir -p -- "$STATE" || cannot_tell "expected a folder that can be written at $STATE; set STATE in $conf"
read -r uptime _ < "$proc/uptime" || cannot_tell "expected the uptime in $proc/uptime, got nothing"
uptime=${uptime%.*}
last=0 why='' spoken=0
for log in "${LOGS[@]}"; do
    read_log "$log"
    spoken=$((spoken + lines))
    if (( last_busy > last )); then last=$last_busy why=$what; fi
done

if (( uptime < START_UP + THRESHOLD )); then
    say "running: up for $uptime s, judged after $((START_UP + THRESHOLD)) s"
    exit 0
fi
(( spoken > 0 )) || cannot_tell "no line was ever read from ${LOGS[*]}: a log that never speaks proves nothing"
# What was answered before this start says nothing of the time since: the VM was not idle but off.
ready=$((now - uptime + START_UP))
(( last >= ready )) || last=$ready why='start of the VM'
idle=$((now - last))
if (( idle < THRESHOLD )); then
    say "running: idle for $idle s of $THRESHOLD s, last ${why:-request}"
    exit 0
fi
open=$(connections)
[[ $open != unseen ]] || cannot_tell "nothing listens on PORTS '$PORTS': requests in flight cannot be seen; set PORTS in $conf to the port of the model server"
if (( open > 0 )); then
    say "running: $open open connections to port $PORTS"
    exit 0
fi
stop "no request for $idle s (threshold $THRESHOLD s), last: ${why:-none seen}, no open connection to port $PORTS"
