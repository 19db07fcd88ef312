// SPDX-License-Identifier: Apache-2.0
// The tables of a compiled catalogue, each number checked before it is followed.
#include "platform/locale/mo_file.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <optional>

#include "kiosk/base/utf8.hpp"

namespace platform::locale {
namespace {

using kiosk::failure;

constexpr std::uint32_t kMagic = 0x950412DE;
constexpr std::uint32_t kMagicOfOtherOrder = 0xDE120495;
constexpr std::size_t kHeaderSize = 28;
constexpr std::size_t kLongestPluralRule = 400;

std::uint32_t turned(std::uint32_t n) {
  return (n >> 24U) | ((n >> 8U) & 0xFF00U) | ((n << 8U) & 0xFF0000U) | (n << 24U);
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const auto next = kiosk::utf8::first_of(text);
    if (!next.valid) return false;
    text.remove_prefix(next.bytes);
  }
  return true;
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  /// False where the file does not begin as a catalogue does.
  [[nodiscard]] bool begin() {
    if (bytes_.size() < kHeaderSize) return false;
    const auto magic = number(0);
    other_order_ = magic == kMagicOfOtherOrder;
    return magic == kMagic || other_order_;
  }

  /// The number at `at`, which must be within the file.
  [[nodiscard]] std::uint32_t number(std::size_t at) const {
    std::uint32_t n = 0;
    std::memcpy(&n, bytes_.data() + at, sizeof n);
    return other_order_ ? turned(n) : n;
  }

  [[nodiscard]] bool has(std::uint64_t at, std::uint64_t size) const { return at + size <= bytes_.size(); }

  /// The string that row `i` of the table at `table` points to; nothing where it is not within the file, not ended by
  /// a zero byte or not UTF-8.
  [[nodiscard]] std::optional<std::string_view> string(std::uint32_t table, std::size_t i) const {
    const auto size = number(table + i * 8);
    const auto at = number(table + i * 8 + 4);
    if (!has(at, std::uint64_t{size} + 1) || bytes_[std::size_t{at} + size] != '\0') return std::nullopt;
    const auto text = bytes_.substr(at, size);
    return is_utf8(text) ? std::optional(text) : std::nullopt;
  }

 private:
  std::string_view bytes_;
  bool other_order_ = false;
};

/// "Name: value" lines.
std::map<std::string, std::string> fields_of(std::string_view header) {
  std::map<std::string, std::string> fields;
  while (!header.empty()) {
    const auto line = header.substr(0, header.find('\n'));
    header.remove_prefix(std::min(header.size(), line.size() + 1));
    const auto colon = line.find(": ");
    if (colon != std::string_view::npos) fields.emplace(line.substr(0, colon), line.substr(colon + 2));
  }
  return fields;
}

/// The rule is a small program that the library runs: only what plural rules need, no division and no depth.
bool is_harmless_rule(std::string_view rule) {
  return rule.size() <= kLongestPluralRule &&
         rule.find_first_not_of(" 0123456789npluras=!<>&|?:%();") == std::string_view::npos;
}

std::optional<std::string> fault_of_header(const std::map<std::string, std::string>& fields) {
  const auto type = fields.find("Content-Type");
  if (type == fields.end() || type->second != "text/plain; charset=UTF-8") return "its Content-Type is not UTF-8";
  const auto rule = fields.find("Plural-Forms");
  if (rule == fields.end()) return "it has no Plural-Forms";
  if (!is_harmless_rule(rule->second)) return "its Plural-Forms are no rule of comparisons and remainders";
  return std::nullopt;
}

struct Tables {
  std::uint32_t count, keys, values, hash_size, hash;
};

std::optional<std::string> fault_of_tables(const Reader& file, const Tables& t) {
  if (t.count == 0) return "there is nothing in it";
  const auto rows = std::uint64_t{t.count} * 8;
  if (!file.has(t.keys, rows) || !file.has(t.values, rows)) return "it is cut short";
  if (t.hash_size < 3) return "it has no hash table";
  if (!file.has(t.hash, std::uint64_t{t.hash_size} * 4)) return "it is cut short";
  for (std::uint32_t i = 0; i < t.hash_size; ++i) {
    if (file.number(t.hash + std::size_t{i} * 4) > t.count) return "its hash table points nowhere";
  }
  return std::nullopt;
}

}  // namespace

kiosk::Result<MoContents, std::string> read_mo(std::string_view bytes) {
  if (bytes.size() > kLargestCatalogue) return failure(std::string("it is too large for a catalogue"));
  Reader file(bytes);
  if (!file.begin()) return failure(std::string("it is no compiled catalogue"));
  if (file.number(4) != 0) return failure(std::string("it is of a form that is not known here"));
  const Tables tables{file.number(8), file.number(12), file.number(16), file.number(20), file.number(24)};
  if (auto fault = fault_of_tables(file, tables)) return failure(std::move(*fault));
  MoContents contents;
  for (std::uint32_t i = 0; i < tables.count; ++i) {
    const auto key = file.string(tables.keys, i);
    const auto value = file.string(tables.values, i);
    if (!key || !value) return failure(std::string("a text in it is broken"));
    if (key->empty()) contents.header = fields_of(*value);
    contents.keys.emplace_back(*key);
  }
  if (auto fault = fault_of_header(contents.header)) return failure(std::move(*fault));
  return contents;
}

}  // namespace platform::locale
