// SPDX-License-Identifier: Apache-2.0
// Reads one table of a document strictly: wrong types, ranges and unknown keys are complaints, which are all collected.
// After a complaint the readers go on with harmless values, so that callers need no branches.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/core/values/texts.hpp"
#include "platform/festival/document.hpp"

namespace festival {

/// All that is wrong with a file.
class Complaints {
 public:
  void add(int line, std::string what, std::string remedy) {
    all_.push_back(Complaint{line, std::move(what), std::move(remedy)});
  }
  [[nodiscard]] std::size_t size() const { return all_.size(); }
  /// So many that no further one would be shown: no use in finding a good remedy for it.
  [[nodiscard]] bool enough() const;
  /// "FILE:LINE: what; remedy" each, in the order of the file, the first 20; then how many more there are.
  [[nodiscard]] std::vector<std::string> lines_for(const std::string& file) const;

 private:
  std::vector<Complaint> all_;
};

/// Borrows the table and the complaints. A key asked for is a known key; finish() complains of the others.
class TableReader {
 public:
  /// `what`: how complaints name the table: "[[venue]]".
  TableReader(const Node& table, std::string what, Complaints& complaints);

  [[nodiscard]] int line() const { return table_.line; }
  [[nodiscard]] Complaints& complaints() const { return complaints_; }
  /// The line of a member, or of the table where it is absent.
  [[nodiscard]] int line_of(const std::string& key) const;
  /// Whether it is there. The key counts as known from here on.
  [[nodiscard]] bool has(const std::string& key) { return node(key) != nullptr; }

  /// At least one byte, at most `longest`; no control characters.
  std::string text(const std::string& key, std::size_t longest);
  /// The same, or empty where the key is absent.
  std::string optional_text(const std::string& key, std::size_t longest);
  /// The same as text(), or a table of such texts by language: they go into `by_language`, and the one in `main` is
  /// given, which must be there.
  std::string local_text(const std::string& key, std::size_t longest, const std::string& main,
                         kiosk::Texts& by_language);
  /// A BCP 47 code: "fr", "zh-Hans".
  std::string language(const std::string& key);
  /// 1 to 40 of A-Z a-z 0-9 . _ -; empty after a complaint.
  std::string id(const std::string& key);
  std::int64_t integer(const std::string& key, std::int64_t lowest, std::int64_t highest);
  std::int64_t integer_or(const std::string& key, std::int64_t lowest, std::int64_t highest, std::int64_t otherwise);
  bool flag_or(const std::string& key, bool otherwise);
  /// The place of the word in `words`; `otherwise` where the key is absent.
  std::size_t word_or(const std::string& key, std::initializer_list<std::string_view> words, std::size_t otherwise);
  /// Each item of an array of strings; nothing where the key is absent. Each at most `longest` bytes.
  std::vector<std::string> texts(const std::string& key, std::size_t longest);
  /// Calls `each` for the tables of an array of tables; not at all where the key is absent. False, after a complaint,
  /// where it is something else.
  bool tables(const std::string& key, const std::function<void(TableReader&)>& each);
  /// The member if it is there, whatever it is. Its key counts as known.
  const Node* node(const std::string& key);

  /// Complains of every key that nobody asked for, and names the one that was meant. Call last.
  void finish();

  /// Complains of a member: `what` follows its name.
  void complain(const std::string& key, const std::string& what, const std::string& remedy);

 private:
  const Node* required(const std::string& key);
  std::string checked_text(const std::string& key, const Node& value, std::size_t longest);

  const Node& table_;
  std::string what_;
  Complaints& complaints_;
  std::set<std::string> known_;
};

}  // namespace festival
