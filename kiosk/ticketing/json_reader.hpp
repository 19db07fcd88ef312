// SPDX-License-Identifier: Apache-2.0
// Reads members off a JSON object into typed values and remembers the first thing that was wrong, by its path. After
// that every call gives an empty value, so that a reader is written as if nothing could fail and asked once at the end.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/base/instant.hpp"
#include "kiosk/ticketing/json_value.hpp"
#include "kiosk/ticketing/names.hpp"

namespace kiosk::ticketing::json {

inline constexpr std::size_t kMaxIdBytes = 512;

/// What holds for a whole document, and what went wrong in it.
struct Reading {
  bool refuse_unknown = false;  ///< members nobody asked for are wrong
  std::size_t max_text = 512;   ///< bytes of a text
  std::string fault;            ///< "screenings[3].starts_at: missing"; empty: nothing wrong so far

  [[nodiscard]] bool ok() const { return fault.empty(); }
  /// Keeps the first.
  void wrong(const std::string& path, std::string_view why);
};

/// One object. Borrows the value and the reading: both outlive it.
class Reader {
 public:
  /// `path`: of the object in the document; empty for the document itself. A value that is no object is wrong.
  Reader(const Value& value, Reading& reading, std::string path = {});

  /// Required, 1 to kMaxIdBytes bytes.
  template <class Id>
  [[nodiscard]] Id id(std::string_view name) {
    return Id(id_text(name));
  }
  template <class Id>
  [[nodiscard]] std::optional<Id> maybe_id(std::string_view name) {
    return has(name) ? std::optional(id<Id>(name)) : std::nullopt;
  }
  /// Absent: empty. At most Reading::max_text bytes.
  [[nodiscard]] std::string text(std::string_view name);
  /// Absent: none. Each as text().
  [[nodiscard]] std::vector<std::string> texts(std::string_view name);
  /// Absent: none. An object of texts, each as text(), by their names, which are 1 to 35 bytes; 100 at most.
  [[nodiscard]] std::map<std::string, std::string> texts_by_name(std::string_view name);
  /// Required; in [low, high].
  [[nodiscard]] int number(std::string_view name, int low, int high);
  /// As number(), `otherwise` where it is absent.
  [[nodiscard]] int number_or(int otherwise, std::string_view name, int low, int high);
  /// Absent: false.
  [[nodiscard]] bool flag(std::string_view name);
  /// Required: RFC 3339, from 1970 to the end of 2100.
  [[nodiscard]] Instant instant(std::string_view name);
  [[nodiscard]] std::optional<Instant> maybe_instant(std::string_view name);

  /// Required: a text for which `of` (a text to an optional value) has something.
  template <class Of>
  [[nodiscard]] auto parsed(std::string_view name, const Of& of, std::string_view wanted) {
    const auto value = of(std::string_view(id_text(name)));
    if (!value) wrong(name, "not " + std::string(wanted));
    return value.value_or(typename std::decay_t<decltype(value)>::value_type{});
  }
  /// Required: one of the names.
  template <class Enum, std::size_t kCount>
  [[nodiscard]] Enum one_of(std::string_view name, const Names<Enum, kCount>& names) {
    return parsed(
        name, [&](std::string_view text) { return from_name(names, text); }, "a value of the list");
  }

  [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }
  /// Required: an object.
  [[nodiscard]] Reader child(std::string_view name);
  /// Absent: none. `read` makes a value of the Reader of each element, all of them objects.
  template <class Read>
  [[nodiscard]] auto list(std::string_view name, const Read& read) {
    std::vector<std::decay_t<decltype(read(std::declval<Reader&>()))>> out;
    for_each(name, [&](const Value& element, const std::string& path) {
      Reader reader(element, *reading_, path);
      out.push_back(read(reader));
    });
    return out;
  }

  /// Nothing was wrong so far in the whole document.
  [[nodiscard]] bool ok() const { return reading_->ok(); }
  /// Call after the last member: where the reading refuses unknown members, one nobody asked for is wrong.
  void done() const;
  /// Marks this member as wrong.
  void wrong(std::string_view name, std::string_view why) const;

 private:
  [[nodiscard]] const Value* find(std::string_view name) const;
  /// find(), and the member counts as asked for; missing is wrong.
  [[nodiscard]] const Value* need(std::string_view name);
  [[nodiscard]] const Value* want(std::string_view name);
  [[nodiscard]] std::string id_text(std::string_view name);
  [[nodiscard]] std::string path_of(std::string_view name) const;
  void for_each(std::string_view name, const std::function<void(const Value&, const std::string&)>& use);

  const Object* members_;
  std::vector<bool> asked_;  ///< by position in members_
  Reading* reading_;
  std::string path_;
};

}  // namespace kiosk::ticketing::json
