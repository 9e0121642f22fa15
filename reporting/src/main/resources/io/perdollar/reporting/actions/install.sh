#!/bin/bash
# Installs stop-when-idle.sh on this VM with a timer that runs it once a minute; run as root, from the folder of its files.
# Undo: systemctl disable --now perdollar-idle.timer
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p /var/lib/perdollar-idle
cp "$here/stop-when-idle.sh" /var/lib/perdollar-idle/stop-when-idle.sh
if [[ -e /etc/perdollar-idle.conf ]]; then
    echo "kept /etc/perdollar-idle.conf; the new one lies beside it as perdollar-idle.conf.new"
    cp "$here/perdollar-idle.conf" /etc/perdollar-idle.conf.new
else
    cp "$here/perdollar-idle.conf" /etc/perdollar-idle.conf
fi
cp "$here/perdollar-idle.service" "$here/perdollar-idle.timer" /etc/systemd/system/
echo "what it would do now:"
bash /var/lib/perdollar-idle/stop-when-idle.sh --dry-run || echo "it cannot tell yet (exit code $?): correct /etc/perdollar-idle.conf"
systemctl daemon-reload
systemctl enable --now perdollar-idle.timer
echo "installed; what it says: journalctl -t perdollar-idle"
