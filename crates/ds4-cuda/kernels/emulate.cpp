// The host that kernels run on in tests: fibers, barriers, the table of kernels.
#define DS4_EMULATE
#include "emulate.h"
#include <map>
#include <string>
#include <vector>
#if !defined(__x86_64__)
#include <ucontext.h>
#endif

namespace emulate {
dim3 block_index, block_size, grid_size;
unsigned thread_index;
bool waited;
alignas(16384) unsigned char shared[256 * 1024];

static std::map<std::string, Call> &kernels() {
    static std::map<std::string, Call> all;
    return all;
}
Register::Register(const char *name, Call call) { kernels()[name] = call; }

const size_t STACK = 64 * 1024;
struct Fiber {
    std::vector<unsigned char> stack;
    bool done = true;
#if defined(__x86_64__)
    void *sp = nullptr;
#else
    ucontext_t context;
#endif
};
static std::vector<Fiber> fibers;
static Call body;
static const void *params;
static unsigned n_threads, alive, arrived, generation;
struct Warp {
    unsigned arrived, generation, alive;
    unsigned char slots[2][32][64];
};
static std::vector<Warp> warps;
static std::vector<unsigned char> parity;
static uint64_t progress;

#if defined(__x86_64__)
static void *main_sp;
extern "C" void ds4_switch(void **save, void *to);
asm(R"(
.text
.globl ds4_switch
.type ds4_switch,@function
ds4_switch:
    pushq %rbp
    pushq %rbx
    pushq %r12
    pushq %r13
    pushq %r14
    pushq %r15
    movq %rsp, (%rdi)
    movq %rsi, %rsp
    popq %r15
    popq %r14
    popq %r13
    popq %r12
    popq %rbx
    popq %rbp
    ret
.size ds4_switch,.-ds4_switch
)");
static void yield() { ds4_switch(&fibers[thread_index].sp, main_sp); }
#else
static ucontext_t main_context;
static void yield() { swapcontext(&fibers[thread_index].context, &main_context); }
#endif

static void entry() {
    body(params);
    unsigned me = thread_index;
    fibers[me].done = true;
    progress++;
    alive--;
    Warp &w = warps[me / 32];
    w.alive--;
    // Those who wait for a thread that has ended wait no longer.
    if (alive && arrived == alive) { arrived = 0; generation++; }
    if (w.alive && w.arrived == w.alive) { w.arrived = 0; w.generation++; }
    yield();
    abort();
}

void barrier() {
    unsigned mine = generation;
    progress++;
    if (++arrived == alive) { arrived = 0; generation++; return; }
    while (generation == mine) yield();
}
void exchange(const void *value, int bytes) {
    unsigned me = thread_index;
    Warp &w = warps[me / 32];
    parity[me] ^= 1;
    memcpy(w.slots[parity[me]][me % 32], value, bytes);
    unsigned mine = w.generation;
    progress++;
    if (++w.arrived == w.alive) { w.arrived = 0; w.generation++; return; }
    while (w.generation == mine) yield();
}
const void *of_lane(int lane) { return warps[thread_index / 32].slots[parity[thread_index]][lane]; }

static void run_block() {
    alive = n_threads;
    arrived = generation = 0;
    warps.assign((n_threads + 31) / 32, Warp());
    for (unsigned w = 0; w < warps.size(); w++) warps[w].alive = n_threads - 32 * w < 32 ? n_threads - 32 * w : 32;
    parity.assign(n_threads, 0);
    // Nothing may rely on what shared memory holds at first.
    memset(shared, 0xff, sizeof shared);
    if (fibers.size() < n_threads) fibers.resize(n_threads);
    for (unsigned i = 0; i < n_threads; i++) {
        Fiber &f = fibers[i];
        f.stack.resize(STACK);
        f.done = false;
#if defined(__x86_64__)
        uintptr_t top = ((uintptr_t)f.stack.data() + STACK) & ~(uintptr_t)63;
        void **sp = (void **)top;
        *--sp = nullptr;
        *--sp = (void *)&entry;
        for (int r = 0; r < 6; r++) *--sp = nullptr;
        f.sp = sp;
#else
        getcontext(&f.context);
        f.context.uc_stack.ss_sp = f.stack.data();
        f.context.uc_stack.ss_size = STACK;
        f.context.uc_link = nullptr;
        makecontext(&f.context, &entry, 0);
#endif
    }
    while (alive) {
        uint64_t before = progress;
        unsigned gen = generation;
        for (unsigned i = 0; i < n_threads; i++) {
            if (fibers[i].done) continue;
            thread_index = i;
#if defined(__x86_64__)
            ds4_switch(&main_sp, fibers[i].sp);
#else
            swapcontext(&main_context, &fibers[i].context);
#endif
        }
        if (alive && progress == before && gen == generation) {
            fprintf(stderr, "emulated kernel: block (%u, %u, %u) waits at barriers that not all of its threads reach\n",
                    block_index.x, block_index.y, block_index.z);
            abort();
        }
    }
}
}

// Runs a kernel; 0 when there is none of this name, 2 when it could have ended before those before it: who waits for it alone would not wait for them.
extern "C" int ds4_emulate(const char *name, const unsigned *grid, unsigned threads, const void *p) {
    using namespace emulate;
    auto found = kernels().find(name);
    if (found == kernels().end()) return 0;
    body = found->second;
    params = p;
    n_threads = threads;
    waited = false;
    grid_size = {grid[0], grid[1], grid[2]};
    block_size = {threads, 1, 1};
    for (unsigned z = 0; z < grid[2]; z++)
        for (unsigned y = 0; y < grid[1]; y++)
            for (unsigned x = 0; x < grid[0]; x++) {
                block_index = {x, y, z};
                run_block();
            }
    return waited ? 1 : 2;
}

#include "kernels.inc"
