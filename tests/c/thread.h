/* thread.h -- the threads of C11; under ThreadSanitizer, which does not see those of glibc, the same by pthreads. */
#ifndef CAUNOI_TEST_THREAD_H
#define CAUNOI_TEST_THREAD_H
#ifdef __SANITIZE_THREAD__
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>

typedef pthread_t thrd_t;
enum { thrd_success = 0 };
typedef struct thread_start {
  int (*run)(void*);
  void* data;
} thread_start;

static void* thread_run(void* begun) {
  const thread_start start = *(thread_start*)begun;
  free(begun);
  return (void*)(intptr_t)start.run(start.data);
}
static inline int thrd_create(thrd_t* thread, int (*run)(void*), void* data) {
  thread_start* start = (thread_start*)malloc(sizeof *start);
  if (start == NULL) return 1;
  start->run = run;
  start->data = data;
  return pthread_create(thread, NULL, thread_run, start);
}
static inline int thrd_join(thrd_t thread, int* result) {
  void* given = NULL;
  const int status = pthread_join(thread, &given);
  if (result != NULL) *result = (int)(intptr_t)given;
  return status;
}
#define thrd_current pthread_self
#define thrd_equal pthread_equal
#else
#include <threads.h>
#endif
#endif
