// The same header and the same checks, read by a C++ compiler.
#include "header_test.c"
