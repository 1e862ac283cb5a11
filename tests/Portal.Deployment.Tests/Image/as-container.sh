#!/bin/sh
# as-container.sh APP DATA SECRETS UID PROGRAM ARGUMENTS...
# Runs a program as its container would: a root file system that cannot be written, an own /tmp, the volumes where the
# manifest mounts them, an unprivileged user without capabilities. Root alone can, in a mount namespace of its own.
set -eu
app=$1 data=$2 secrets=$3 uid=$4
shift 4

mount --make-rprivate /
mount -t tmpfs tmpfs /var/lib
mkdir -p /var/lib/portal
mount --bind "$data" /var/lib/portal
mount -t tmpfs tmpfs /run
mkdir -p /run/secrets
mount --bind "$secrets" /run/secrets
mount --bind "$app" /mnt
mount -t tmpfs -o mode=1777,size=256m tmpfs /tmp
for folder in / /var/lib /run /run/secrets /mnt; do
  mount -o remount,bind,ro "$folder"
done

cd /mnt
exec setpriv --reuid "$uid" --regid "$uid" --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all -- "$@"
