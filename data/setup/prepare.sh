# What ./run and ./test share: finding and installing the packages, configuring, building.
# Sourced by them from the top of the checkout; POSIX sh.

say () { printf '\n\033[1m==> %s\033[0m\n' "$*"; }
if [ ! -t 1 ]; then
  say () { printf '\n==> %s\n' "$*"; }
fi

die () { printf '%s\n' "$*" >&2; exit 1; }

# The packages of the given parts, as far as this release of Debian has them.
packages_of () {
  release=$(sed -n 's/^VERSION_ID="*\([0-9]*\).*/\1/p' /etc/os-release)
  awk -v parts=" $* " -v release="@$release" '
    /^#/ || NF == 0 { next }
    /^\[/ { gsub (/[][]/, ""); wanted = index (parts, " " $1 " "); next }
    wanted && (NF == 1 || $2 == release) && !seen[$1]++ { print $1 }' data/setup/packages
}

# Those of the packages named on standard input that are not installed, on one line.
missing_of () {
  list=$(cat)
  # shellcheck disable=SC2086
  have=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $list 2>/dev/null |
    sed -n 's/^installed //p' | tr '\n' ' ')
  for package in $list; do
    case " $have" in *" $package "*) ;; *) printf '%s ' "$package" ;; esac
  done
}

# as_root COMMAND...: directly, or by sudo.
as_root () {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# need YES PART...: installs what is missing of the parts; YES is 1 when nobody wants to be asked.
need () {
  yes=$1; shift
  if ! command -v dpkg-query >/dev/null; then
    say "This is no Debian: building with what is installed (data/setup/packages names what it takes)"
    return 0
  fi
  missing=$(packages_of "$@" | missing_of)
  [ -n "$missing" ] || return 0
  say "Debian packages to install: $missing"
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null ||
      die "These packages are missing and there is no sudo; as root: apt-get install --no-install-recommends $missing"
    if [ "$yes" != 1 ]; then
      [ -t 0 ] || die "These packages are missing and nobody is there to be asked; pass --yes to install them."
      printf 'Install them with sudo apt-get? [Y/n] '
      read -r answer
      case $answer in ''|[Yy]*) ;; *) die "Nothing was installed. Without these packages it cannot be built." ;; esac
    fi
  fi
  say "Reading the package lists"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o Acquire::Retries=3 update ||
    printf 'Some package lists could not be read; trying with the others.\n' >&2
  say "Installing"
  # shellcheck disable=SC2086
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Acquire::Retries=3 -o Dpkg::Use-Pty=0 \
    install --no-install-recommends $missing ||
    die "apt-get could not install all packages; its messages stand above."
}

# configure DIR OPTION...: sets the build folder up, or changes the options that differ.
configure () {
  dir=$1; shift
  if [ ! -f "$dir/build.ninja" ]; then
    say "Configuring $dir"
    # a setup that was interrupted leaves a folder that meson refuses
    if [ -d "$dir/meson-private" ]; then rm -r "$dir/meson-private"; fi
    meson setup "$dir" "$@" || return
    printf '%s\n' "$*" >"$dir/options"
  elif [ "$(cat "$dir/options" 2>/dev/null)" != "$*" ]; then
    say "Changing the options of $dir: $*"
    meson configure "$dir" "$@" || return
    printf '%s\n' "$*" >"$dir/options"
  fi
}

# build DIR TARGET...
build () {
  dir=$1; shift
  say "Building in $dir"
  ninja -C "$dir" "$@"
}
