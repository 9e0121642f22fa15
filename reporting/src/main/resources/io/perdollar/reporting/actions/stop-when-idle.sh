#!/bin/bash
# Stops this VM when no inference request has been answered, and none is in flight, for THRESHOLD seconds.
#   stop-when-idle.sh [--dry-run]
# Run it once a minute (systemd timer or cron). It needs bash, awk, curl and coreutils. Settings: perdollar-idle.conf.
# Whatever it cannot tell (no log, an unknown line, connections it cannot see) keeps the VM running.
# Exit codes: 0 looked, stopped or busy; 1 could not stop; 2 wrong settings; 3 cannot tell, so nothing is stopped.
set -uo pipefail
export LC_ALL=C

dry_run=
case ${1:-} in
    '') ;;
    --dry-run) dry_run=1 ;;
    *) echo "usage: $0 [--dry-run]" >&2; exit 2 ;;
esac

conf=${PERDOLLAR_IDLE_CONF:-/etc/perdollar-idle.conf}
if [[ -e $conf ]]; then
    # shellcheck source=/dev/null
    . "$conf" || exit 2
fi
[[ -n ${LOGS+set} ]] || LOGS=(/var/log/nginx/access.log)
: "${FORMAT:=}" "${JSON_KEYS:=}" "${INFERENCE:=}" "${IGNORE:=}"
: "${THRESHOLD:=300}" "${START_UP:=180}" "${PORTS:=8000}"
: "${STATE:=/var/lib/perdollar-idle}" "${FIRST_READ:=67108864}"
metadata=http://${GCE_METADATA_HOST:-metadata.google.internal}/computeMetadata/v1
proc=${PERDOLLAR_PROC:-/proc}
api=${PERDOLLAR_COMPUTE_API:-https://compute.googleapis.com/compute/v1}

say() {
    printf 'perdollar-idle: %s\n' "$1"
    if command -v logger > /dev/null; then logger -t perdollar-idle -- "$1" || true; fi
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

# shellcheck disable=SC2016
reader='
function days(y, m, d) {                       # days from 1970-01-01, proleptic Gregorian
    if (m <= 2) { y--; m += 12 }
    return 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * (m - 3) + 2) / 5) + d - 719469
}
function at(y, m, d, h, i, s, zone,    offset) {
    gsub(/:/, "", zone)
    offset = 0
    if (zone ~ /^[-+][0-9][0-9][0-9][0-9]$/) {
        offset = substr(zone, 2, 2) * 3600 + substr(zone, 4, 2) * 60
        if (substr(zone, 1, 1) == "-") offset = -offset
    }
    return days(y + 0, m + 0, d + 0) * 86400 + h * 3600 + i * 60 + s - offset
}
function instant(text,    month) {             # any of the times that nginx writes; -1 where it is none
    if (text ~ /^[0-9][0-9]\/[A-Z][a-z][a-z]\/[0-9][0-9][0-9][0-9]:[0-9][0-9]:[0-9][0-9]:[0-9][0-9] [-+][0-9][0-9][0-9][0-9]$/) {
        month = index("JanFebMarAprMayJunJulAugSepOctNovDec", substr(text, 4, 3))
        if (month % 3 != 1) return -1
        return at(substr(text, 8, 4), (month + 2) / 3, substr(text, 1, 2), substr(text, 13, 2), substr(text, 16, 2), substr(text, 19, 2), substr(text, 22))
    }
    if (text ~ /^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9][T ][0-9][0-9]:[0-9][0-9]:[0-9][0-9]([.][0-9]+)?(Z|[-+][0-9][0-9]:?[0-9][0-9])$/) {
        month = substr(text, 20)
        sub(/^[.][0-9]+/, "", month)
        return at(substr(text, 1, 4), substr(text, 6, 2), substr(text, 9, 2), substr(text, 12, 2), substr(text, 15, 2), substr(text, 18, 2), month)
    }
    if (text ~ /^[0-9]+([.][0-9]+)?$/) {
        month = text + 0
        if (month >= 100000000000) month /= 1000    # milliseconds
        return month >= 1000000000 ? int(month) : -1
    }
    return -1
}
function compile(format,    rest, name, from) {
    pieces = 0
    rest = format
    while (rest != "") {
        from = index(rest, "$")
        if (from != 1) {
            literal[++pieces] = from ? substr(rest, 1, from - 1) : rest
            variable[pieces] = ""
            rest = from ? substr(rest, from) : ""
            continue
        }
        if (!match(rest, /^[$]([a-z0-9_]+|[{][a-z0-9_]+[}])/)) return 0
        name = substr(rest, 2, RLENGTH - 1)
        rest = substr(rest, RLENGTH + 1)
        gsub(/[{}]/, "", name)
        if (pieces && variable[pieces] != "") return 0
        variable[++pieces] = name
        named[name] = 1
    }
    return ("status" in named) && (("request" in named) || ("request_method" in named)) && \
        (("msec" in named) || ("time_iso8601" in named) || ("time_local" in named))
}
function quoted(text, end,    skipped, i, n) {  # index of end, passing over escaped quotes
    skipped = 0
    while ((i = index(text, end)) > 0) {
        for (n = i - 1; n > 0 && substr(text, n, 1) == "\\"; n--) ;
        if ((i - 1 - n) % 2 == 0) return skipped + i
        text = substr(text, i + 1)
        skipped += i
    }
    return 0
}
function template(line,    i, next_literal, length_, text) {
    for (i = 1; i <= pieces; i++) {
        if (variable[i] == "") {
            if (substr(line, 1, length(literal[i])) != literal[i]) return 0
            line = substr(line, length(literal[i]) + 1)
            continue
        }
        if (i == pieces) { value[variable[i]] = line; return 1 }
        next_literal = literal[i + 1]
        if (variable[i] ~ /^upstream_/ && substr(next_literal, 1, 1) == " " && match(line, /^[^ ,]+((, | : )[^ ,]+)*/)) {
            length_ = RLENGTH
        } else {
            length_ = (substr(next_literal, 1, 1) == "\"" ? quoted(line, next_literal) : index(line, next_literal)) - 1
            if (length_ < 0) return 0
        }
        value[variable[i]] = substr(line, 1, length_)
        line = substr(line, length_ + 1)
    }
    return line == ""
}
function member(line, path,    parts, n, i, rest, found) {   # the value of a key of a JSON line; "" where there is none
    n = index(line, "\"" path "\"") ? 1 : split(path, parts, ".")
    if (n == 1) parts[1] = path
    rest = line
    for (i = 1; i <= n; i++) {
        found = index(rest, "\"" parts[i] "\"")
        if (!found) return ""
        rest = substr(rest, found + length(parts[i]) + 2)
        if (!match(rest, /^[ \t]*:[ \t]*/)) return ""
        rest = substr(rest, RLENGTH + 1)
    }
    if (substr(rest, 1, 1) == "\"") {
        rest = substr(rest, 2)
        return substr(rest, 1, quoted(rest, "\"") - 1)
    }
    match(rest, /^[-+.0-9a-zA-Z]*/)
    return substr(rest, 1, RLENGTH)
}
function json(line,    i, text) {
    if (line !~ /^[ \t]*[{].*[}][ \t]*$/) return 0
    for (i = 1; i <= keys; i++) {
        text = member(line, json_key[i])
        if (text != "") value[json_variable[i]] = text
    }
    return 1
}
function guess(line,    rest) {                  # combined and what resembles it
    if (line ~ /^[ \t]*[{]/) return json(line)
    if (match(line, /[0-9][0-9]\/[A-Z][a-z][a-z]\/[0-9][0-9][0-9][0-9]:[0-9][0-9]:[0-9][0-9]:[0-9][0-9] [-+][0-9][0-9][0-9][0-9]/)) {
        value["time_local"] = substr(line, RSTART, RLENGTH)
    } else if (match(line, /[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]([.][0-9]+)?(Z|[-+][0-9][0-9]:?[0-9][0-9])/)) {
        value["time_iso8601"] = substr(line, RSTART, RLENGTH)
    } else if (match(line, /[1-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][.][0-9][0-9][0-9]/)) {
        value["msec"] = substr(line, RSTART, RLENGTH)
    } else return 0
    if (!match(line, /"[^"]*"[ ]+[0-9][0-9][0-9]( |$)/)) return 0
    rest = substr(line, RSTART + 1, RLENGTH - 1)
    value["request"] = substr(rest, 1, index(rest, "\"") - 1)
    rest = substr(rest, index(rest, "\"") + 1)
    match(rest, /[0-9][0-9][0-9]/)
    value["status"] = substr(rest, RSTART, 3)
    return 1
}
function listed(request, patterns, n,    i) {
    for (i = 1; i <= n; i++) if (patterns[i] != "" && request ~ patterns[i]) return 1
    return 0
}
function busy(method, path, status,    plain) {  # the rules of PerDollar: a request, or unrecognised and answered 2xx
    if (method !~ /^[A-Z][A-Z_-]*$/ || path == "") return 0
    plain = path
    sub(/[?].*/, "", plain)
    if (length(plain) > 1) sub(/\/$/, "", plain)
    if (listed(method " " plain, inference, inferences)) return 1
    if (method == "GET" || method == "HEAD" || method == "OPTIONS") return 0
    if (listed(method " " plain, ignored, ignores)) return 0
    return status >= 200 && status <= 299
}
BEGIN {
    if (ENVIRON["FORMAT"] != "" && !compile(ENVIRON["FORMAT"])) { bad = 1; print "format"; exit }
    inferences = split(ENVIRON["INFERENCE"], inference, "\n")
    ignores = split(ENVIRON["IGNORE"], ignored, "\n")
    keys = split(ENVIRON["JSON_KEYS"] != "" ? ENVIRON["JSON_KEYS"] : \
        "msec=msec time_iso8601=time_iso8601 time_local=time_local time_any=time time_any=timestamp time_any=@timestamp request=request request_method=request_method request_method=method request_uri=request_uri request_uri=uri request_uri=path status=status", pair, " ")
    for (i = 1; i <= keys; i++) {
        json_variable[i] = substr(pair[i], 1, index(pair[i], "=") - 1)
        json_key[i] = substr(pair[i], index(pair[i], "=") + 1)
    }
    mode = ENVIRON["FORMAT"] != "" ? "template" : ENVIRON["JSON_KEYS"] != "" ? "json" : "guess"
    last = 0; lines = 0; unknown = 0; held = ""
}
function take(line,    matched, time, method, path, n, words) {
    sub(/\r$/, "", line)
    if (line == "") return
    split("", value)
    lines++
    matched = mode == "template" ? template(line) : mode == "json" ? json(line) : guess(line)
    time = -1
    if (matched) {
        if ("msec" in value) time = instant(value["msec"])
        if (time < 0 && ("time_iso8601" in value)) time = instant(value["time_iso8601"])
        if (time < 0 && ("time_local" in value)) time = instant(value["time_local"])
        if (time < 0 && ("time_any" in value)) time = instant(value["time_any"])
        if (time < 0 && ("time" in value)) time = instant(value["time"])
        if (time < 0 && ("timestamp" in value)) time = instant(value["timestamp"])
        if (time < 0 && ("@timestamp" in value)) time = instant(value["@timestamp"])
    }
    if (time < 0 || value["status"] !~ /^[0-9][0-9][0-9]$/) {
        unknown++
        if (sample == "") sample = substr(line, 1, 120)
        return
    }
    if ("request" in value) {
        n = split(value["request"], words, " ")
        method = n > 0 ? words[1] : ""
        path = n > 1 ? words[2] : ""
    } else {
        method = value["request_method"]
        path = ("request_uri" in value) ? value["request_uri"] : value["uri"]
    }
    if (busy(method, path, value["status"] + 0) && time > last) { last = time; what = method " " substr(path, 1, 80) }
}
NR > 1 { take(held) }
{ held = $0 }
END {
    if (bad) exit
    torn = 0
    if (NR > 0) {
        if (ENVIRON["TORN"] != "") torn = length(held)
        else take(held)
    }
    printf "%.0f %.0f %.0f %.0f\n%s\n%s\n", last, lines, unknown, torn, what, sample
}'

# size inode
look_at() { stat -L -c '%s %i' -- "$1" 2> /dev/null; }

head_sum() { head -c "$2" -- "$1" 2> /dev/null | cksum | cut -d ' ' -f 1; }

# Reads bytes [from, to) of a file; sets got_last, got_lines, got_unknown, got_torn, got_what, got_sample.
read_range() {
    local file=$1 from=$2 to=$3 torn='' result
    got_last=0 got_lines=0 got_unknown=0 got_torn=0 got_what='' got_sample=''
    (( to > from )) || return 0
    [[ $(tail -c "+$to" -- "$file" | head -c 1 | od -An -tx1 | tr -d ' ') == 0a ]] || torn=1
    result=$(tail -c "+$((from + 1))" -- "$file" | head -c "$((to - from))" | tr '\000' '?' \
        | FORMAT=$FORMAT JSON_KEYS=$JSON_KEYS INFERENCE=$INFERENCE IGNORE=$IGNORE TORN=$torn awk "$reader")
    [[ $result != format ]] || { say "expected FORMAT in $conf to name time, request and status, got '$FORMAT'"; exit 2; }
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
        what="$got_unknown lines that do not match FORMAT, such as: $got_sample"
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

now=$(date +%s)
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
