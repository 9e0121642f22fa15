#!/bin/bash
# Brings the web servers' request logs and the inventory beside PerDollar's configuration. Deletes nothing.
#
#   collect.sh [options] pull VM[=HOST] ...     over ssh, from each VM
#   collect.sh [options] push gs://BUCKET/logs  on a VM: its own logs into a bucket
#   collect.sh [options] fetch gs://BUCKET/logs from the bucket
#
# Options:
#   --into DIR       folder of perdollar.yaml (default: here); logs go to DIR/logs/VM/, the inventory to DIR/inventory/DATE/
#   --log-dir DIR    where nginx writes on the VM (default: /var/log/nginx)
#   --user USER      ssh user (default: ssh's own)
#   --project ID     project of the inventory (default: gcloud's own)
#   --no-inventory   leave the inventory alone
#
# After each successful copy one line is added to logs/VM/.collected: the instant at which the copy began. It tells
# PerDollar that silence up to then is silence and not a missing file. Exit code 0, or 1 where anything failed.
set -euo pipefail

into=.
log_dir=/var/log/nginx
user=
project=
inventory=yes
failed=0

usage() {
  sed -n '2,/^set -euo/p' "$0" | sed -n 's/^# \{0,1\}//p' >&2
  exit 2
}

fail() {
  printf 'collect.sh: %s\n' "$1" >&2
  failed=1
}

now() {
  date -u +%Y-%m-%dT%H:%M:%SZ
}

# A VM's name becomes a folder.
check_name() {
  case $1 in
    '' | .* | */*) printf 'collect.sh: expected the name of a VM, got "%s"\n' "$1" >&2; exit 2 ;;
  esac
}

pull() {
  local vm=${1%%=*} host=${1#*=} started
  check_name "$vm"
  mkdir -p "$into/logs/$vm"
  started=$(now)
  if rsync -a --include='access*' --exclude='*' -e "ssh -o BatchMode=yes -o ConnectTimeout=10" \
    "${user:+$user@}$host:$log_dir/" "$into/logs/$vm/"; then
    printf '%s\n' "$started" >>"$into/logs/$vm/.collected"
  else
    fail "$vm: the logs of $host could not be copied; what was copied before stays. Try: ssh ${user:+$user@}$host ls $log_dir"
  fi
}

push() {
  local vm started marker
  vm=$(hostname -s)
  check_name "$vm"
  started=$(now)
  marker=$(mktemp)
  if gcloud storage rsync --recursive --exclude='^(?!access)' "$log_dir" "$1/$vm"; then
    # The marker lives in the bucket, so a VM that is made anew goes on with it.
    gcloud storage cp "$1/$vm/.collected" "$marker" 2>/dev/null || : >"$marker"
    printf '%s\n' "$started" >>"$marker"
    gcloud storage cp "$marker" "$1/$vm/.collected" || fail "$vm: the marker could not be written to $1/$vm/.collected"
  else
    fail "$vm: the logs could not be copied to $1/$vm. Try: gcloud storage ls $1"
  fi
  rm -f "$marker"
}

fetch() {
  mkdir -p "$into/logs"
  gcloud storage rsync --recursive "$1" "$into/logs" || fail "the logs could not be copied from $1. Try: gcloud storage ls $1"
}

list_inventory() {
  local day folder kind
  day=$(date -u +%Y-%m-%d)
  folder="$into/inventory/.$day.new"
  rm -rf "$folder"
  mkdir -p "$folder"
  for kind in instances disks addresses; do
    if ! gcloud compute "$kind" list --format=json ${project:+--project="$project"} >"$folder/$kind.json"; then
      rm -rf "$folder"
      fail "the inventory could not be listed; the one before stays. Try: gcloud compute $kind list"
      return
    fi
  done
  # Whole or not at all: a second run of a day takes the place of the first.
  rm -rf "${into:?}/inventory/$day"
  mv "$folder" "$into/inventory/$day"
}

while [ $# -gt 0 ]; do
  case $1 in
    --into) into=${2:?--into needs a folder}; shift 2 ;;
    --log-dir) log_dir=${2:?--log-dir needs a folder}; shift 2 ;;
    --user) user=${2:?--user needs a name}; shift 2 ;;
    --project) project=${2:?--project needs an id}; shift 2 ;;
    --no-inventory) inventory=no; shift ;;
    --) shift; break ;;
    -*) usage ;;
    *) break ;;
  esac
done

[ $# -ge 2 ] || usage
what=$1
shift
case $what in
  pull) for vm in "$@"; do pull "$vm"; done ;;
  push) push "$1"; inventory=no ;;
  fetch) fetch "$1" ;;
  *) usage ;;
esac
[ "$inventory" = no ] || list_inventory
exit "$failed"
