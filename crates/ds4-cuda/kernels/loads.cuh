// How values come from memory: weights that nobody wants again soon, copies to shared memory that are not waited for, what is brought to the L2.
// Part of `common.cuh`; the emulator has its own.
#pragma once

// Weights: no other warp of the multiprocessor wants them soon. With WEIGHTS_PASS nobody wants them again before all others have passed, so they
// leave the L2 first: what small kernels ask for, their code too, stays.
#ifdef WEIGHTS_PASS
DEVICE uint64_t passing() {
#if __CUDA_ARCH__ >= 900
    return 0x12f0000000000000;  // what the instruction makes, as a constant
#else
    uint64_t policy;
    asm("createpolicy.fractional.L2::evict_first.b64 %0, 1.0;" : "=l"(policy));
    return policy;
#endif
}
#endif
// With LOADS_IN_ORDER the compiler leaves loads where they are instead of putting them off until their values are needed.
#ifdef LOADS_IN_ORDER
#define LOAD_ASM asm volatile
#define LOAD_KIND "relaxed.gpu.global"
#else
#define LOAD_ASM asm
#define LOAD_KIND "global.nc"
#endif
DEVICE uint4 load_once(const uint4 *p) {
    uint4 v;
#ifdef WEIGHTS_PASS
    LOAD_ASM("ld." LOAD_KIND ".L1::no_allocate.L2::cache_hint.v4.u32 {%0,%1,%2,%3}, [%4], %5;"
        : "=r"(v.x), "=r"(v.y), "=r"(v.z), "=r"(v.w) : "l"(p), "l"(passing()));
#else
    LOAD_ASM("ld." LOAD_KIND ".L1::no_allocate.v4.u32 {%0,%1,%2,%3}, [%4];" : "=r"(v.x), "=r"(v.y), "=r"(v.z), "=r"(v.w) : "l"(p));
#endif
    return v;
}
DEVICE uint2 load_once(const uint2 *p) {
    uint2 v;
#ifdef WEIGHTS_PASS
    LOAD_ASM("ld." LOAD_KIND ".L1::no_allocate.L2::cache_hint.v2.u32 {%0,%1}, [%2], %3;" : "=r"(v.x), "=r"(v.y) : "l"(p), "l"(passing()));
#else
    LOAD_ASM("ld." LOAD_KIND ".L1::no_allocate.v2.u32 {%0,%1}, [%2];" : "=r"(v.x), "=r"(v.y) : "l"(p));
#endif
    return v;
}
DEVICE uint32_t load_once(const uint32_t *p) {
    uint32_t v;
#ifdef WEIGHTS_PASS
    LOAD_ASM("ld." LOAD_KIND ".L1::no_allocate.L2::cache_hint.u32 %0, [%1], %2;" : "=r"(v) : "l"(p), "l"(passing()));
#else
    LOAD_ASM("ld." LOAD_KIND ".L1::no_allocate.u32 %0, [%1];" : "=r"(v) : "l"(p));
#endif
    return v;
}
// Of what kernels write, where the compiler does not see that it is no shared memory.
DEVICE uint4 load_global(const uint4 *p) {
    uint4 v;
    asm("ld.global.v4.u32 {%0,%1,%2,%3}, [%4];" : "=r"(v.x), "=r"(v.y), "=r"(v.z), "=r"(v.w) : "l"(p) : "memory");
    return v;
}
DEVICE uint2 load_global(const uint2 *p) {
    uint2 v;
    asm("ld.global.v2.u32 {%0,%1}, [%2];" : "=r"(v.x), "=r"(v.y) : "l"(p) : "memory");
    return v;
}
DEVICE uint32_t load_global(const unsigned char *p) {
    uint32_t v;
    asm("ld.global.u8 %0, [%1];" : "=r"(v) : "l"(p) : "memory");
    return v;
}
// Keeps the compiler from finding a value out again.
DEVICE void hold(int &v) { asm volatile("" : "+r"(v)); }

// An address in shared memory, kept as one so that it is not put together again for every access.
typedef uint32_t SharedAt;
DEVICE SharedAt shared_at(const void *p) { return (uint32_t)__cvta_generic_to_shared(p); }
DEVICE uint32_t load_shared(SharedAt base, uint32_t offset) {
    uint32_t v;
    asm volatile("ld.shared.u32 %0, [%1];" : "=r"(v) : "r"(base + offset));
    return v;
}
DEVICE uint4 load_shared_four(SharedAt base, uint32_t offset) {
    uint4 v;
    asm volatile("ld.shared.v4.u32 {%0,%1,%2,%3}, [%4];" : "=r"(v.x), "=r"(v.y), "=r"(v.z), "=r"(v.w) : "r"(base + offset));
    return v;
}
// 16 bytes to shared memory without passing through registers; `await_copies` waits for all but the last `LEFT` groups of them.
DEVICE void copy_async(void *to, const void *from) {
    asm volatile("cp.async.ca.shared.global [%0], [%1], 16;" ::"r"((uint32_t)__cvta_generic_to_shared(to)), "l"(from) : "memory");
}
DEVICE void copy_async(SharedAt to, const void *from) { asm volatile("cp.async.ca.shared.global [%0], [%1], 16;" ::"r"(to), "l"(from) : "memory"); }
// The same for weights, which nobody wants again soon; 16 or 4 bytes.
DEVICE void copy_weights(SharedAt to, const uint4 *from) {
#ifdef WEIGHTS_PASS
    asm volatile("cp.async.cg.shared.global.L2::cache_hint [%0], [%1], 16, %2;" ::"r"(to), "l"(from), "l"(passing()) : "memory");
#else
    asm volatile("cp.async.cg.shared.global [%0], [%1], 16;" ::"r"(to), "l"(from) : "memory");
#endif
}
DEVICE void copy_weights(SharedAt to, const uint32_t *from) {
#ifdef WEIGHTS_PASS
    asm volatile("cp.async.ca.shared.global.L2::cache_hint [%0], [%1], 4, %2;" ::"r"(to), "l"(from), "l"(passing()) : "memory");
#else
    asm volatile("cp.async.ca.shared.global [%0], [%1], 4;" ::"r"(to), "l"(from) : "memory");
#endif
}
DEVICE void end_copies() { asm volatile("cp.async.commit_group;" ::: "memory"); }
template <int LEFT> DEVICE void await_copies_but() { asm volatile("cp.async.wait_group %0;" ::"n"(LEFT) : "memory"); }
DEVICE void await_copies() { asm volatile("cp.async.wait_all;" ::: "memory"); }
// Has memory brought to the L2; `from` and `bytes` are multiples of 16. One thread is enough.
DEVICE void bring_near(const void *from, uint32_t bytes) {
#if __CUDA_ARCH__ >= 900 && defined(WEIGHTS_PASS)
    asm volatile("cp.async.bulk.prefetch.L2.global.L2::cache_hint [%0], %1, %2;" ::"l"(from), "r"(bytes), "l"(passing()) : "memory");
#elif __CUDA_ARCH__ >= 900
    asm volatile("cp.async.bulk.prefetch.L2.global [%0], %1;" ::"l"(from), "r"(bytes) : "memory");
#endif
}

// The same for the line that `from` is in, by each thread for its own.
DEVICE void prefetch(const void *from) { asm volatile("prefetch.global.L2 [%0];" ::"l"(from)); }
