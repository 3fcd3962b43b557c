// SQLite FTS5: a contentless table on disk, MATCH with OR, ordered by its bm25().
//
// FTS5 wants a text: a term is written as often as it is frequent. Its tokenizer cuts at what is not alphanumeric, and
// a Vietnamese word may hold a space, so terms are quoted in queries and joined in documents.
#include <sqlite3.h>

#include "bench/peers.hpp"
#include "bench/speed.hpp"

namespace caunoi::bench {

namespace {

std::string joined(std::string term) {
  std::ranges::replace(term, ' ', 'Q');
  return term;
}

class SqlitePeer : public RankingPeer {
 public:
  explicit SqlitePeer(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    check(sqlite3_open((folder / "fts.db").c_str(), &database_));
    run("PRAGMA journal_mode = OFF");
    run("PRAGMA synchronous = OFF");
    run("CREATE VIRTUAL TABLE t USING fts5(text, content = '', tokenize = 'unicode61 remove_diacritics 0')");
    run("BEGIN");
    insert_ = prepared("INSERT INTO t (rowid, text) VALUES (?, ?)");
  }
  ~SqlitePeer() override {
    sqlite3_finalize(insert_);
    sqlite3_finalize(select_);
    sqlite3_close(database_);
  }
  SqlitePeer(const SqlitePeer&) = delete;
  SqlitePeer& operator=(const SqlitePeer&) = delete;

  void add(const TermList& terms) override {
    std::string text;
    for (const auto& [term, frequency] : terms)
      for (int i = 0; i < static_cast<int>(frequency); ++i) (text += joined(term)) += ' ';
    check(sqlite3_reset(insert_));
    check(sqlite3_bind_int64(insert_, 1, next_++));
    check(sqlite3_bind_text(insert_, 2, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT));
    if (sqlite3_step(insert_) != SQLITE_DONE) give_up(sqlite3_errmsg(database_));
  }

  void finish() override {
    run("COMMIT");
    select_ = prepared("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT ?");
  }

  std::vector<std::uint32_t> best(const TermList& terms, std::size_t k) override {
    std::string words;
    for (const auto& [term, frequency] : terms) words += (words.empty() ? "\"" : " OR \"") + joined(term) + '"';
    check(sqlite3_reset(select_));
    check(sqlite3_bind_text(select_, 1, words.data(), static_cast<int>(words.size()), SQLITE_TRANSIENT));
    check(sqlite3_bind_int64(select_, 2, static_cast<sqlite3_int64>(k)));
    std::vector<std::uint32_t> out;
    while (sqlite3_step(select_) == SQLITE_ROW)
      out.push_back(static_cast<std::uint32_t>(sqlite3_column_int64(select_, 0)) - 1);
    return out;
  }

 private:
  void check(int code) const {
    if (code != SQLITE_OK) give_up(sqlite3_errmsg(database_));
  }
  void run(const char* sql) const { check(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr)); }
  sqlite3_stmt* prepared(const char* sql) const {
    sqlite3_stmt* out = nullptr;
    check(sqlite3_prepare_v2(database_, sql, -1, &out, nullptr));
    return out;
  }

  sqlite3* database_ = nullptr;
  sqlite3_stmt *insert_ = nullptr, *select_ = nullptr;
  sqlite3_int64 next_ = 1;
};

}  // namespace

std::unique_ptr<RankingPeer> sqlite_peer(const std::filesystem::path& folder) {
  return std::make_unique<SqlitePeer>(folder);
}

}  // namespace caunoi::bench
