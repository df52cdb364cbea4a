/* Put before every file that is compiled in the build root (gcc -include). glibc 2.29 gave these
 * functions a second version that differs only in how errors are reported; asking for the first one
 * lets the program start where the C library is older than the one it was built on. */
#ifndef JIANBAO_OLD_GLIBC_H
#define JIANBAO_OLD_GLIBC_H
#if defined(__x86_64__)
#define JIANBAO_FIRST "GLIBC_2.2.5"
#elif defined(__aarch64__)
#define JIANBAO_FIRST "GLIBC_2.17"
#endif
#ifdef JIANBAO_FIRST
__asm__(".symver exp,exp@" JIANBAO_FIRST);
__asm__(".symver exp2,exp2@" JIANBAO_FIRST);
__asm__(".symver log,log@" JIANBAO_FIRST);
__asm__(".symver log2,log2@" JIANBAO_FIRST);
__asm__(".symver pow,pow@" JIANBAO_FIRST);
#endif
#endif
