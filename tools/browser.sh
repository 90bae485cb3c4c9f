#!/bin/sh
# The browser tests need Chromium (or Chrome) and Chinese fonts. Where this may install Debian packages, it does.
set -u

has_browser() {
    [ -n "${CHROMIUM:-}" ] && [ -x "$CHROMIUM" ] && return 0
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" >/dev/null 2>&1 && return 0
    done
    return 1
}

has_fonts() {
    ls /usr/share/fonts/opentype/noto/NotoSansCJK* >/dev/null 2>&1 && return 0
    command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list :lang=zh-cn file 2>/dev/null)" ]
}

missing=""
has_browser || missing="chromium"
has_fonts || missing="$missing fonts-noto-cjk"
# Servers of the system, for the test that the portal runs on those too.
if [ "${CI:-}" = "true" ]; then
    ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || missing="$missing postgresql"
    command -v redis-server >/dev/null 2>&1 || missing="$missing redis-server"
fi
[ -z "$missing" ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "  安装 installing: $missing"
    export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1
    log=$(mktemp)
    # shellcheck disable=SC2086
    if { apt-get update -q && apt-get install -q -y --no-install-recommends $missing; } >"$log" 2>&1 </dev/null; then
        rm -f "$log"
        exit 0
    fi
    tail -n 3 "$log" >&2
    rm -f "$log"
fi
echo "hengl: 浏览器测试需要 $missing，请先安装，或用 CHROMIUM=… 指明浏览器；现在跳过这些测试 / The browser tests need $missing: install them, or name the browser with CHROMIUM=…; they are skipped now." >&2
[ "${CI:-}" = "true" ] && exit 1
exit 0
