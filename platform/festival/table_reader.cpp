// SPDX-License-Identifier: Apache-2.0
// Types, ranges and unknown keys.
#include "platform/festival/table_reader.hpp"

#include <algorithm>
#include <array>

#include "kiosk/base/spelling.hpp"
#include "platform/festival/language_tag.hpp"

namespace festival {
namespace {

constexpr std::size_t kLongestId = 40;
constexpr std::size_t kMostShown = 20;

/// Line ends and tabs are fine in a synopsis; other control characters are fine nowhere.
bool printable(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0x20 && byte != 0x7F) || c == '\n' || c == '\t';
  });
}

bool id_character(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}

template <class Words>
std::string list(const Words& words) {
  std::string out;
  for (const auto& word : words) out.append(out.empty() ? "" : ", ").append(word);
  return out;
}

/// What stands there, for the remedy of a wrong type.
std::string_view kind_of(const Node& value) {
  switch (value.kind) {
    case Node::Kind::kString:
      return "as text";
    case Node::Kind::kInteger:
      return "as a whole number";
    case Node::Kind::kBoolean:
      return "as true or false";
    case Node::Kind::kArray:
      return "as a list";
    case Node::Kind::kTable:
      return "as a table";
    case Node::Kind::kOther:
      break;
  }
  return "as a fraction, date or time";
}

std::string rather_than(std::string remedy, const Node& value) {
  return std::move(remedy) + ", not " + std::string(kind_of(value));
}

struct KeyPlace {
  std::string_view key;
  std::string_view table;
};

/// Keys that are looked for in the wrong table, and that one table alone has: "language", which says other things of
/// the festival and of a notice, is none of them.
constexpr std::array<KeyPlace, 12> kKeyPlaces{{
    {"daily_limit", "[[category]]"},
    {"first_day", "[festival]"},
    {"zone", "[festival]"},
    {"online_opens", "[policy]"},
    {"online_closes_minutes", "[policy]"},
    {"roll_over", "[policy]"},
    {"overlap", "[policy]"},
    {"reprints", "[policy]"},
    {"hours", "[[venue]]"},
    {"running_minutes", "[[film]]"},
    {"allotment", "[[screening]]"},
    {"q_and_a_minutes", "[[screening]]"},
}};

/// The key that `key` is, or but for two letters may have been meant to be; null where there is none.
const KeyPlace* place_elsewhere(std::string_view key) {
  std::vector<std::string_view> keys;
  for (const auto& each : kKeyPlaces) keys.push_back(each.key);
  for (const auto near : kiosk::near_words(key, keys, 1)) {
    const auto longer = std::max(near.size(), key.size());
    if (longer - std::min(near.size(), key.size()) > 2) continue;
    return &*std::ranges::find(kKeyPlaces, near, &KeyPlace::key);
  }
  return nullptr;
}

}  // namespace

bool Complaints::enough() const { return all_.size() >= kMostShown; }

std::vector<std::string> Complaints::lines_for(const std::string& file) const {
  auto sorted = all_;
  std::ranges::stable_sort(sorted, {}, &Complaint::line);
  std::vector<std::string> lines;
  for (const auto& complaint : sorted) {
    if (lines.size() == kMostShown) {
      lines.push_back(file + ": and " + std::to_string(sorted.size() - kMostShown) + " more; remedy these first");
      break;
    }
    lines.push_back(complaint.line_for(file));
  }
  return lines;
}

TableReader::TableReader(const Node& table, std::string what, Complaints& complaints)
    : table_(table), what_(std::move(what)), complaints_(complaints) {}

int TableReader::line_of(const std::string& key) const {
  const auto* value = table_.find(key);
  return value != nullptr && value->line > 0 ? value->line : table_.line;
}

void TableReader::complain(const std::string& key, const std::string& what, const std::string& remedy) {
  complaints_.add(line_of(key), what_ + " " + key + " " + what, remedy);
}

const Node* TableReader::node(const std::string& key) {
  known_.insert(key);
  return table_.find(key);
}

const Node* TableReader::required(const std::string& key) {
  const auto* value = node(key);
  if (value == nullptr) complain(key, "is missing", "add " + key + " = ...");
  return value;
}

std::string TableReader::checked_text(const std::string& key, const Node& value, std::size_t longest) {
  if (value.kind != Node::Kind::kString) {
    complain(key, "is no text", rather_than("write it in quotes", value));
  } else if (value.text.empty()) {
    complain(key, "is empty", "write something, or leave the key out where it is optional");
  } else if (value.text.size() > longest) {
    complain(key, "is " + std::to_string(value.text.size()) + " bytes long",
             "shorten it to " + std::to_string(longest));
  } else if (!printable(value.text)) {
    complain(key, "has a control character", "remove it");
  } else {
    return value.text;
  }
  return {};
}

std::string TableReader::text(const std::string& key, std::size_t longest) {
  const auto* value = required(key);
  return value == nullptr ? std::string() : checked_text(key, *value, longest);
}

std::string TableReader::optional_text(const std::string& key, std::size_t longest) {
  const auto* value = node(key);
  return value == nullptr ? std::string() : checked_text(key, *value, longest);
}

std::string TableReader::local_text(const std::string& key, std::size_t longest, const std::string& main,
                                    kiosk::Texts& by_language) {
  const auto* value = required(key);
  if (value == nullptr) return {};
  if (value->kind != Node::Kind::kTable) return checked_text(key, *value, longest);
  constexpr std::size_t kMostLanguages = 50;
  if (value->members.size() > kMostLanguages) {
    complain(key, "is in " + std::to_string(value->members.size()) + " languages", "give 50 at most");
    return {};
  }
  for (const auto& [code, text] : value->members) {
    const auto shorter = is_language(code) ? shorter_tag(code) : std::string();
    if (!is_language(code)) {
      complain(key, "has a text in \"" + code + "\", which is no language", "write a code as \"fr\" or \"zh-Hans\"");
    } else if (!shorter.empty()) {
      complain(key, "has a text in \"" + code + "\", which is \"" + shorter + "\" everywhere", "write " + shorter);
    }
    by_language.emplace(shorter.empty() ? code : shorter, checked_text(key, text, longest));
  }
  const auto found = by_language.find(main);
  if (found != by_language.end()) return found->second;
  if (main.empty()) return {};
  complain(key, "has no text in \"" + main + "\", the festival's language", "add it, or set language under [festival]");
  return {};
}

std::string TableReader::language(const std::string& key) {
  auto made = text(key, kLongestId);
  if (made.empty()) return made;
  if (!is_language(made)) {
    complain(key, "\"" + made + "\" is no language", "write a code as \"fr\" or \"zh-Hans\"");
    return {};
  }
  auto shorter = shorter_tag(made);
  if (shorter.empty()) return made;
  complain(key, "\"" + made + "\" is \"" + shorter + "\" everywhere", "write " + shorter);
  return shorter;
}

std::string TableReader::id(const std::string& key) {
  auto made = text(key, kLongestId);
  if (!std::ranges::all_of(made, id_character)) {
    complain(key, "\"" + made + "\" is no id", "use letters, digits, '.', '_' and '-' only");
    return {};
  }
  return made;
}

std::int64_t TableReader::integer(const std::string& key, std::int64_t lowest, std::int64_t highest) {
  const auto* value = required(key);
  return value == nullptr ? lowest : integer_or(key, lowest, highest, lowest);
}

std::int64_t TableReader::integer_or(const std::string& key, std::int64_t lowest, std::int64_t highest,
                                     std::int64_t otherwise) {
  const auto* value = node(key);
  if (value == nullptr) return otherwise;
  const auto range = std::to_string(lowest) + " to " + std::to_string(highest);
  if (value->kind != Node::Kind::kInteger) {
    complain(key, "is no whole number", rather_than("write a number from " + range, *value));
  } else if (value->number < lowest || value->number > highest) {
    complain(key, "is " + std::to_string(value->number), "write a number from " + range);
  } else {
    return value->number;
  }
  return otherwise;
}

bool TableReader::flag_or(const std::string& key, bool otherwise) {
  const auto* value = node(key);
  if (value == nullptr) return otherwise;
  if (value->kind == Node::Kind::kBoolean) return value->flag;
  complain(key, "is neither true nor false", rather_than("write true or false", *value));
  return otherwise;
}

std::size_t TableReader::word_or(const std::string& key, std::initializer_list<std::string_view> words,
                                 std::size_t otherwise) {
  const auto* value = node(key);
  if (value == nullptr) return otherwise;
  const auto found = std::ranges::find(words, value->text);
  if (value->kind == Node::Kind::kString && found != words.end())
    return static_cast<std::size_t>(found - words.begin());
  const std::string remedy = "write one of: " + list(words);
  complain(key, "is none of its words", value->kind == Node::Kind::kString ? remedy : rather_than(remedy, *value));
  return otherwise;
}

std::vector<std::string> TableReader::texts(const std::string& key, std::size_t longest) {
  const auto* value = node(key);
  if (value == nullptr) return {};
  if (value->kind != Node::Kind::kArray) {
    complain(key, "is no list", rather_than("write it as [\"...\", \"...\"]", *value));
    return {};
  }
  std::vector<std::string> made;
  for (const auto& item : value->items) made.push_back(checked_text(key, item, longest));
  return made;
}

bool TableReader::tables(const std::string& key, const std::function<void(TableReader&)>& each) {
  const auto* value = node(key);
  if (value == nullptr) return true;
  const auto is_table = [](const Node& item) { return item.kind == Node::Kind::kTable; };
  if (value->kind != Node::Kind::kArray || !std::ranges::all_of(value->items, is_table)) {
    const auto above = what_.starts_with("[[") ? what_.substr(2, what_.find(']') - 2) + '.' : std::string();
    const auto heading = "[[" + above + key + "]]";
    complain(key, "is no list of tables", "write " + heading + ", with two brackets, above each, or { ... } in a list");
    return false;
  }
  for (const auto& item : value->items) {
    TableReader reader(item, "[[" + key + "]]", complaints_);
    each(reader);
    reader.finish();
  }
  return true;
}

void TableReader::finish() {
  const std::vector<std::string_view> known(known_.begin(), known_.end());
  for (const auto& [key, value] : table_.members) {
    if (known_.contains(key)) continue;
    const auto* other = place_elsewhere(key);
    const auto meant = kiosk::near_words(key, known, 1);
    if (other != nullptr && (meant.empty() || other->key == key)) {
      complain(key, "is an unknown key", "write " + std::string(other->key) + " under " + std::string(other->table));
    } else {
      complain(key, "is an unknown key",
               meant.empty() ? "remove it: the keys here are " + list(known) : "write " + std::string(meant.front()));
    }
  }
}

}  // namespace festival
