// SPDX-License-Identifier: Apache-2.0
// JSON text to values and back, on nlohmann-json's event reader: nothing is kept that goes over a limit.
#include "kiosk/ticketing/json_value.hpp"

#include <algorithm>
#include <exception>
#include <limits>
#include <optional>

#include <nlohmann/json.hpp>

#include "kiosk/base/overloaded.hpp"

namespace kiosk::ticketing::json {
namespace {

/// Builds a Value from the reader's events; returning false stops the reader.
class Builder final : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return add(Value{nullptr}) != nullptr; }
  bool boolean(bool value) override { return add(Value{value}) != nullptr; }
  bool number_integer(number_integer_t value) override { return add(Value{std::int64_t{value}}) != nullptr; }
  bool number_unsigned(number_unsigned_t value) override {
    if (value > static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max())) {
      return add(Value{static_cast<double>(value)}) != nullptr;
    }
    return add(Value{static_cast<std::int64_t>(value)}) != nullptr;
  }
  bool number_float(number_float_t value, const string_t& /*text*/) override { return add(Value{value}) != nullptr; }
  bool string(string_t& value) override {
    // No text of ours has one, and half of what a text meets on its way would take it for the end.
    if (value.find('\0') != std::string::npos) return refuse("a NUL character in the text");
    return add(Value{std::move(value)}) != nullptr;
  }
  bool binary(binary_t& /*value*/) override { return refuse("not JSON"); }

  bool start_object(std::size_t /*unknown*/) override { return open(Value{Object{}}); }
  bool start_array(std::size_t /*unknown*/) override { return open(Value{Array{}}); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    auto& members = std::get<Object>(open_.back().value->what);
    last_name_ = quotable(name);
    if (members.size() >= kMaxMembers) return refuse("too many members");
    const auto same = [&](const auto& member) { return member.first == name; };
    if (std::ranges::any_of(members, same)) return refuse("occurs twice");
    members.emplace_back(std::move(name), Value{});
    return true;
  }

  bool parse_error(std::size_t byte, const std::string& /*token*/, const nlohmann::detail::exception& /*e*/) override {
    return refuse("not JSON in UTF-8, at byte " + std::to_string(byte));
  }

  [[nodiscard]] Value take() { return std::move(root_); }
  [[nodiscard]] ParseError error() const { return {error_.value_or("body: not JSON")}; }

 private:
  /// The pointer stays good: a parent does not grow while a child of it is open.
  struct Open {
    Value* value;
    std::string name;  ///< of the member it stands in
  };

  /// Puts the value where the next one belongs; nullptr where there is no room.
  Value* add(Value value) {
    if (open_.empty()) return &(root_ = std::move(value));
    auto& parent = open_.back().value->what;
    if (auto* array = std::get_if<Array>(&parent)) {
      if (array->size() >= kMaxElements) {
        last_name_ = open_.back().name;
        refuse("too many elements");
        return nullptr;
      }
      return &array->emplace_back(std::move(value));
    }
    return &(std::get<Object>(parent).back().second = std::move(value));
  }

  bool open(Value container) {
    if (open_.size() >= kMaxDepth) return refuse("nested too deeply");
    Value* here = add(std::move(container));
    if (here == nullptr) return false;
    open_.push_back({here, last_name_});
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  bool refuse(const std::string& why) {
    if (!error_) error_ = (last_name_.empty() ? "body" : last_name_) + ": " + why;
    return false;
  }

  Value root_;
  std::vector<Open> open_;
  std::string last_name_;
  std::optional<std::string> error_;
};

nlohmann::ordered_json to_library(const Value& value) {
  using Json = nlohmann::ordered_json;
  return std::visit(Overloaded{
                        [](const Array& array) {
                          auto out = Json::array();
                          for (const auto& element : array) out.push_back(to_library(element));
                          return out;
                        },
                        [](const Object& object) {
                          auto out = Json::object();
                          for (const auto& [name, member] : object) out[name] = to_library(member);
                          return out;
                        },
                        [](const auto& simple) { return Json(simple); },
                    },
                    value.what);
}

}  // namespace

Result<Value, ParseError> parse(std::string_view text) {
  if (text.size() > kMaxBytes) return failure(ParseError{"body: over 1 MiB"});
  Builder builder;
  try {
    if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) return failure(builder.error());
  } catch (const std::exception&) {
    return failure(ParseError{"body: not JSON"});
  }
  return builder.take();
}

std::string to_text(const Value& value) {
  return to_library(value).dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string quotable(std::string_view name) {
  std::string out;
  for (const char c : name.substr(0, 40)) out += c >= ' ' && c <= '~' ? c : '?';
  return out;
}

}  // namespace kiosk::ticketing::json
