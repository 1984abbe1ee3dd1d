#!/usr/bin/env bash
# Compiles every kernel without a GPU; fails on register spills in the hot ones and where a matrix kernel does not use the matrix unit.
# Needs nvcc (DS4_NVCC, CUDA_HOME or PATH) and, for the machine code, cuobjdump (DS4_CUOBJDUMP or PATH); says so and ends well without them.
set -euo pipefail
cd "$(dirname "$0")/kernels"
nvcc=${DS4_NVCC:-${CUDA_HOME:+$CUDA_HOME/bin/nvcc}}
nvcc=${nvcc:-$(command -v nvcc || true)}
[ -n "$nvcc" ] || { echo "no nvcc: kernels not checked"; exit 0; }
dump=${DS4_CUOBJDUMP:-$(command -v cuobjdump || true)}
out=$(mktemp -d); trap 'rm -rf "$out"' EXIT

# What decode of one sequence runs must not spill a byte, or a few around the call of a function of its own; what holds many sums in registers may
# spill some beside them.
# 128 and 177 speak of what a template or a header has and one instance or file does not use.
hot="matmul_8 experts_down experts_down_many experts_down_many_q2_k experts_gate_up_iq2_xxs attend_few_512 attend_several_512 attend_combine hyper_mix hyper_pre index_scores_fp4 index_select"
calling="matmul_1 prepare_rows"
warm="hyper_mix_many matmul_1_more experts_gate_up experts_gate_up_pairs_iq2_xxs matmul_16 attend_prompt index_scores_prompt attend_wide_512 matmul_wide matmul_wide_half grouped_gate_up grouped_down"
failed=0
archs=${DS4_CUDA_ARCH:-90a 121}
# As many compilers at a time as there are cores.
export nvcc out
for arch in $archs; do printf "$arch %s\n" *.cu; done | xargs -P "$(nproc)" -L 1 bash -c '
    name=$out/${1%.cu}-$0
    "$nvcc" -cubin -O3 -std=c++17 -Werror all-warnings -diag-suppress 128,177 -gencode="arch=compute_$0,code=sm_$0" -Xptxas -v -o "$name.cubin" "$1" 2>"$name.log" || { cat "$name.log"; exit 255; }'
for arch in $archs; do
    # "Compiling entry function 'k'" is followed by its spills.
    awk -v hot=" $hot " -v calling=" $calling " -v warm=" $warm " -v arch="$arch" '
        /Compiling entry function/ { split($0, part, "\047"); kernel = part[2] }
        /bytes spill stores/ { match($0, /[0-9]+ bytes spill stores/); spilled = substr($0, RSTART, RLENGTH) + 0
            limit = index(hot, " " kernel " ") ? 0 : index(calling, " " kernel " ") ? 48 : index(warm, " " kernel " ") ? 256 : -1
            if (limit >= 0 && spilled > limit) { print "sm_" arch ": " kernel " spills " spilled " bytes"; bad = 1 } }
        END { exit bad }' "$out"/*-"$arch".log || failed=1
    if [ -n "$dump" ]; then
        # Where four warps can multiply together, they do.
        many=$([ "$arch" = 90a ] && echo HGMMA || echo HMMA)
        for pair in matmul:IMMA matmul:HMMA matmul_wide:$many experts:IMMA index_select:HMMA index_prompt:$many attend_wide:HMMA $([ "$arch" = 90a ] && echo attend_prompt:HGMMA); do
            "$dump" -sass "$out/${pair%:*}-$arch.cubin" | grep -q "[^A-Z]${pair#*:}" || { echo "sm_$arch: ${pair%:*} has no ${pair#*:}"; failed=1; }
        done
    fi
done
[ -n "$dump" ] || echo "no cuobjdump: machine code not checked"
[ $failed = 0 ] && echo "kernels: no spills where they cost, matrix instructions where they belong"
exit $failed
