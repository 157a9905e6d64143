#!/usr/bin/env bash
# Builds build/libTorchEngine.so when its source, or the libtorch it stands on, has changed. LIBTORCH names another libtorch.
set -euo pipefail
cd "$(dirname "$0")"

libtorch=$(ls -dL "${LIBTORCH:+$LIBTORCH/lib/libtorch_cpu.so}" /usr/lib/*/libtorch_cpu.so 2>/dev/null | head -1 || true)
if [[ -z $libtorch ]]; then
  echo "libtorch is missing: install it with 'apt-get install libtorch-dev', or set LIBTORCH to an unpacked libtorch" >&2
  exit 1
fi
stamp=$(cat ./*.cpp ./*.h CMakeLists.txt build.sh | sha256sum | cut -c1-16)-$(stat -Lc '%Y-%s' "$libtorch")-$libtorch
[[ -f build/libTorchEngine.so && -f build/stamp && $(<build/stamp) == "$stamp" ]] && exit 0

echo "building the native engine against $libtorch" >&2
rm -rf build
cmake -S . -B build -DCMAKE_BUILD_TYPE=Release >build.log 2>&1 && cmake --build build --parallel 2 >>build.log 2>&1 || {
  cat build.log >&2; rm -f build.log; echo "the native engine did not build" >&2; exit 1
}
mv build.log build/build.log
echo "$stamp" >build/stamp
