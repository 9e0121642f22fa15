#!/bin/bash
# Installs stop-when-idle.sh on this VM with a timer that runs it once a minute; run as root, from the folder of its files.
# Undo: systemctl disable --now perdollar-idle.timer
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=${PERDOLLAR_ROOT:-}
mkdir -p "$root/var/lib/perdollar-idle" "$root/etc/systemd/system"
cp "$here/stop-when-idle.sh" "$here/request-lines.awk" "$root/var/lib/perdollar-idle/"
if [[ -e $root/etc/perdollar-idle.conf ]]; then
    echo "kept /etc/perdollar-idle.conf; the new one lies beside it as perdollar-idle.conf.new"
    cp "$here/perdollar-idle.conf" "$root/etc/perdollar-idle.conf.new"
else
    cp "$here/perdollar-idle.conf" "$root/etc/perdollar-idle.conf"
fi
cp "$here/perdollar-idle.service" "$here/perdollar-idle.timer" "$root/etc/systemd/system/"
echo "what it would do now:"
PERDOLLAR_IDLE_CONF=$root/etc/perdollar-idle.conf bash "$root/var/lib/perdollar-idle/stop-when-idle.sh" --dry-run \
    || echo "it cannot tell yet (exit code $?): correct /etc/perdollar-idle.conf"
systemctl daemon-reload
systemctl enable --now perdollar-idle.timer
echo "installed; what it says: journalctl -t perdollar-idle"
