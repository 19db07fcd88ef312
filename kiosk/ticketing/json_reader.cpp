// SPDX-License-Identifier: Apache-2.0
// The typed members of a JSON object: each getter says what a member must be to count.
#include "kiosk/ticketing/json_reader.hpp"

#include <chrono>

namespace kiosk::ticketing::json {
namespace {

using namespace std::chrono;

constexpr Instant kFirst{sys_days{year{1970} / 1 / 1}};
constexpr Instant kEnd{sys_days{year{2101} / 1 / 1}};

const Value& empty_object() {
  static const Value value{Object{}};
  return value;
}

}  // namespace

void Reading::wrong(const std::string& path, std::string_view why) {
  if (fault.empty()) fault = (path.empty() ? "body" : path) + ": " + std::string(why);
}

Reader::Reader(const Value& value, Reading& reading, std::string path)
    : members_(std::get_if<Object>(&value.what)), reading_(&reading), path_(std::move(path)) {
  if (members_ == nullptr) {
    reading.wrong(path_, "not an object");
    members_ = &std::get<Object>(empty_object().what);
  }
  asked_.resize(members_->size());
}

std::string Reader::path_of(std::string_view name) const {
  return path_.empty() ? std::string(name) : path_ + "." + std::string(name);
}

void Reader::wrong(std::string_view name, std::string_view why) const { reading_->wrong(path_of(name), why); }

const Value* Reader::find(std::string_view name) const {
  for (const auto& [member, value] : *members_) {
    if (member == name) return &value;
  }
  return nullptr;
}

const Value* Reader::want(std::string_view name) {
  for (std::size_t i = 0; i < members_->size(); ++i) {
    if ((*members_)[i].first != name) continue;
    asked_[i] = true;
    return &(*members_)[i].second;
  }
  return nullptr;
}

const Value* Reader::need(std::string_view name) {
  const Value* value = want(name);
  if (value == nullptr) wrong(name, "missing");
  return value;
}

std::string Reader::id_text(std::string_view name) {
  const Value* value = need(name);
  if (value == nullptr) return {};
  const auto* text = std::get_if<std::string>(&value->what);
  if (text == nullptr) {
    wrong(name, "not a text");
  } else if (text->empty()) {
    wrong(name, "empty");
  } else if (text->size() > kMaxIdBytes) {
    wrong(name, "over " + std::to_string(kMaxIdBytes) + " bytes");
  } else {
    return *text;
  }
  return {};
}

std::string Reader::text(std::string_view name) {
  const Value* value = want(name);
  if (value == nullptr) return {};
  const auto* text = std::get_if<std::string>(&value->what);
  if (text == nullptr) {
    wrong(name, "not a text");
  } else if (text->size() > reading_->max_text) {
    wrong(name, "over " + std::to_string(reading_->max_text) + " bytes");
  } else {
    return *text;
  }
  return {};
}

std::vector<std::string> Reader::texts(std::string_view name) {
  std::vector<std::string> out;
  for_each(name, [&](const Value& element, const std::string& path) {
    const auto* text = std::get_if<std::string>(&element.what);
    if (text == nullptr) return reading_->wrong(path, "not a text");
    if (text->size() > reading_->max_text) {
      return reading_->wrong(path, "over " + std::to_string(reading_->max_text) + " bytes");
    }
    out.push_back(*text);
  });
  return out;
}

std::map<std::string, std::string> Reader::texts_by_name(std::string_view name) {
  constexpr std::size_t kLongestName = 35;
  std::map<std::string, std::string> out;
  if (!has(name)) return out;
  auto inside = child(name);
  if (!ok()) return out;
  for (const auto& [key, value] : *inside.members_) {
    if (key.empty() || key.size() > kLongestName) {
      wrong(name, "has a name of 0 or over 35 bytes");
    } else {
      out[key] = inside.text(key);
    }
  }
  return out;
}

int Reader::number(std::string_view name, int low, int high) {
  const Value* value = need(name);
  if (value == nullptr) return low;
  const auto* whole = std::get_if<std::int64_t>(&value->what);
  if (whole != nullptr && *whole >= low && *whole <= high) return static_cast<int>(*whole);
  wrong(name, "not a whole number from " + std::to_string(low) + " to " + std::to_string(high));
  return low;
}

int Reader::number_or(int otherwise, std::string_view name, int low, int high) {
  return has(name) ? number(name, low, high) : otherwise;
}

bool Reader::flag(std::string_view name) {
  const Value* value = want(name);
  if (value == nullptr) return false;
  const auto* flag = std::get_if<bool>(&value->what);
  if (flag == nullptr) wrong(name, "neither true nor false");
  return flag != nullptr && *flag;
}

Instant Reader::instant(std::string_view name) {
  const auto of = [](std::string_view text) {
    const auto at = parse_rfc3339(text);
    return at && *at >= kFirst && *at < kEnd ? at : std::nullopt;
  };
  return parsed(name, of, "an RFC 3339 instant of the years 1970 to 2100");
}

std::optional<Instant> Reader::maybe_instant(std::string_view name) {
  return has(name) ? std::optional(instant(name)) : std::nullopt;
}

Reader Reader::child(std::string_view name) {
  const Value* value = need(name);
  return {value == nullptr ? empty_object() : *value, *reading_, path_of(name)};
}

void Reader::for_each(std::string_view name, const std::function<void(const Value&, const std::string&)>& use) {
  const Value* value = want(name);
  if (value == nullptr) return;
  const auto* array = std::get_if<Array>(&value->what);
  if (array == nullptr) return wrong(name, "not a list");
  for (std::size_t i = 0; i < array->size() && reading_->ok(); ++i) {
    use((*array)[i], path_of(name) + "[" + std::to_string(i) + "]");
  }
}

void Reader::done() const {
  if (!reading_->refuse_unknown) return;
  for (std::size_t i = 0; i < asked_.size(); ++i) {
    if (!asked_[i]) wrong(quotable((*members_)[i].first), "unknown member");
  }
}

}  // namespace kiosk::ticketing::json
