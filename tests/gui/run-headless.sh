#!/bin/sh
# run-headless.sh COMMAND...: runs COMMAND with a display, a session bus and a home of its own, all of which
# go when it ends.  Standard output belongs to COMMAND alone, as TAP wants it.
set -eu
place=$(mktemp -d "${TMPDIR:-/tmp}/nuncius-headless.XXXXXX")
server=
tidy () {
  test -z "$server" || kill "$server" 2>/dev/null || true
  rm -rf "$place"
}
trap tidy EXIT
trap 'exit 1' INT TERM

# The server picks a free display by itself and says which: runs may go side by side.
mkfifo "$place/display"
Xvfb -displayfd 7 -screen 0 "${NUN_TEST_SCREEN:-1280x900x24}" -nolisten tcp -noreset \
  7>"$place/display" 2>"$place/server.log" &
server=$!
read -r number <"$place/display"

mkdir -p "$place/home/.config/gtk-4.0" "$place/home/Documents"
mkdir -m 700 "$place/run"
# A page that slides in is off the screen for a while, and a cursor that blinks never lets it rest.
printf '[Settings]\ngtk-enable-animations=false\ngtk-cursor-blink=false\n' \
  >"$place/home/.config/gtk-4.0/settings.ini"
unset DBUS_SESSION_BUS_ADDRESS WAYLAND_DISPLAY XAUTHORITY AT_SPI_BUS_ADDRESS NO_AT_BRIDGE || true
export DISPLAY=":$number" GDK_BACKEND=x11 GSK_RENDERER=cairo GTK_A11Y="${GTK_A11Y:-atspi}"
export HOME="$place/home" XDG_RUNTIME_DIR="$place/run" XDG_CONFIG_HOME="$place/home/.config"
export XDG_DATA_HOME="$place/home/.local/share" XDG_CACHE_HOME="$place/home/.cache"
export XDG_STATE_HOME="$place/home/.local/state"
export LC_ALL=C.UTF-8 LANGUAGE= GSETTINGS_BACKEND=memory GIO_USE_VFS=local
export GTK_USE_PORTAL=0 GIO_USE_PROXY_RESOLVER=dummy

# A bus that starts nothing but what screen readers need: the services of a desktop that happens to be installed (portals,
# mounts, notifications) would change what is tested, and outlive it.
mkdir "$place/services"
cp /usr/share/dbus-1/services/org.a11y.Bus.service "$place/services"
cat >"$place/bus.conf" <<BUS
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=$place/run</listen>
  <servicedir>$place/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
BUS

# The bus and what it starts talk on standard output too: theirs goes to standard error.
dbus-run-session --config-file="$place/bus.conf" -- sh -c 'exec "$@" >&8 8>&-' sh "$@" 8>&1 >&2
