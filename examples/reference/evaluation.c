/* Is one ranking better than another? */
#include "example.h"

int main(void) {
  const char judgments[] = "q1 0 a 1\nq2 0 b 1\n";
  caunoi_evaluation *ours = NULL, *theirs = NULL;
  caunoi_differences* found = NULL;
  caunoi_difference one = CAUNOI_DIFFERENCE_INIT;
  TRY(caunoi_evaluate("q1 Q0 a 1 2 x\nq2 Q0 b 1 2 x\n", NT, judgments, NT, &ours, &err));
  TRY(caunoi_evaluate("q1 Q0 b 1 2 y\nq1 Q0 a 2 1 y\nq2 Q0 b 1 2 y\n", NT, judgments, NT, &theirs, &err));
  TRY(caunoi_evaluation_compare(ours, theirs, &found, &err));
  for (size_t i = 0; caunoi_differences_row(found, i, &one) == CAUNOI_OK; ++i)
    printf("%s %+.3f (p %.3f, better in %llu)\n", one.measure.data, one.mean, one.p, (unsigned long long)one.better);
  caunoi_differences_free(found);
  caunoi_evaluation_free(theirs);
  caunoi_evaluation_free(ours);
}
