/* Terms of three languages; checked, loaded, looked at. */
#include "example.h"

int main(void) {
  caunoi_lexicon* lexicon = NULL;
  caunoi_texts *doubts = NULL, *terms = NULL;
  const caunoi_str path = text("example.tsv");
  FILE* file = fopen(path.data, "w");
  if (file == NULL) return 1;
  fputs("concept\tfield\tbroader\tvi\tja\ten\nwastewater\tENV\t\tnước thải\t排水|廃水\twastewater\n", file);
  fclose(file);
  TRY(caunoi_lexicon_check(&path, 1, &doubts, &err));
  TRY(caunoi_lexicon_load(path.data, path.size, &lexicon, &err));
  TRY(caunoi_lexicon_terms(lexicon, 0, CAUNOI_LANG_JA, &terms, &err));
  printf("%zu concept, %zu doubts: %s\n", caunoi_lexicon_count(lexicon), caunoi_texts_count(doubts),
         caunoi_texts_at(terms, 0).data);
  caunoi_texts_free(doubts);
  caunoi_texts_free(terms);
  caunoi_lexicon_free(lexicon);
}
