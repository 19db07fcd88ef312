// SPDX-License-Identifier: Apache-2.0
// Reading the keys of one section through toml++.
#include "kiosk/app/config_section.hpp"

#include <sstream>

#include "kiosk/app/config_text.hpp"

namespace kiosk::app {

namespace fs = std::filesystem;

void ConfigReader::fail(std::size_t line, std::string what) {
  if (!error_) error_ = error_at(file_, line, std::move(what));
}

void ConfigReader::fail_unknown(std::size_t line, std::string what) {
  if (!unknown_) unknown_ = error_at(file_, line, std::move(what));
}

const toml::node* Section::find(std::string_view key) {
  known_.push_back(key);
  return table_ == nullptr ? nullptr : table_->get(key);
}

const toml::table* Section::table(std::string_view key) {
  const auto* node = find(key);
  if (node == nullptr) return nullptr;
  if (!node->is_table()) wrong_type(*node, key, "a section", "write [" + full(key) + "] on a line of its own");
  return node->as_table();
}

std::string Section::text(std::string_view key, std::string fallback) {
  const auto* node = find(key);
  if (node == nullptr) return fallback;
  if (!node->is_string()) {
    wrong_type(*node, key, "text", "write it in quotes");
    return fallback;
  }
  return checked_text(*node, key);
}

std::vector<std::string> Section::texts(std::string_view key) {
  const auto* node = find(key);
  if (node == nullptr) return {};
  const auto* array = node->as_array();
  const bool all_texts =
      array != nullptr && std::ranges::all_of(*array, [](const auto& each) { return each.is_string(); });
  if (!all_texts) {
    wrong_type(*node, key, "a list of texts", "write it as [\"...\", \"...\"]");
    return {};
  }
  std::vector<std::string> out;
  for (const auto& each : *array) out.push_back(checked_text(each, key));
  return out;
}

std::vector<ConfigText> Section::texts_by_language(std::string_view key, std::size_t longest) {
  const auto* node = find(key);
  if (node == nullptr) return {};
  std::vector<ConfigText> out;
  const auto add = [&](std::string language, const toml::node& one) {
    if (!one.is_string()) return wrong_type(one, key, "text", "write it in quotes");
    auto text = checked_text(one, key);
    if (text.size() > longest) wrong(key, "is too long", "say it in " + std::to_string(longest) + " bytes");
    if (!text.empty()) out.push_back({std::move(language), std::move(text)});
  };
  if (const auto* languages = node->as_table()) {
    for (const auto& [code, text] : *languages) {
      if (!is_language_code(code.str())) {
        wrong(key, "has \"" + std::string(code.str()) + "\", which is no language's code",
              "write { en = \"...\", fr = \"...\" }");
      }
      add(std::string(code.str()), text);
    }
  } else {
    add({}, *node);
  }
  return out;
}

fs::path Section::path(std::string_view key, fs::path fallback) {
  const auto value = text(key);
  return value.empty() ? fallback : reader_.resolve(value);
}

OptionalPath Section::optional_path(std::string_view key) {
  auto value = path(key);
  return value.empty() ? std::nullopt : OptionalPath(std::move(value));
}

int Section::integer(std::string_view key, int fallback, int least, int most) {
  const auto* node = find(key);
  if (node == nullptr) return fallback;
  const auto* value = node->as_integer();
  if (value == nullptr) {
    wrong_type(*node, key, "a whole number", "write it without quotes and fractions");
    return fallback;
  }
  if (value->get() < least || value->get() > most) {
    reader_.fail(node->source().begin.line, full(key) + " is " + std::to_string(value->get()) + "; give " +
                                                std::to_string(least) + " to " + std::to_string(most));
    return fallback;
  }
  return static_cast<int>(value->get());
}

bool Section::flag(std::string_view key, bool fallback) {
  const auto* node = find(key);
  if (node == nullptr) return fallback;
  if (!node->is_boolean()) wrong_type(*node, key, "a yes or no", "write true or false, without quotes");
  return node->value_or(fallback);
}

std::optional<Instant> Section::instant(std::string_view key) {
  const auto* node = find(key);
  if (node == nullptr) return std::nullopt;
  std::ostringstream written;
  if (const auto* text = node->as_string()) written << text->get();
  if (const auto* moment = node->as_date_time()) written << moment->get();
  auto parsed = parse_rfc3339(written.str());
  if (!parsed) wrong(key, "is no point in time", "write it as \"2024-04-28T17:45:00-04:00\"");
  return parsed;
}

void Section::wrong(std::string_view key, const std::string& what, const std::string& remedy) {
  const auto* node = table_ == nullptr ? nullptr : table_->get(key);
  reader_.fail(node != nullptr ? node->source().begin.line : line(), full(key) + " " + what + "; " + remedy);
}

void Section::finish() {
  if (table_ == nullptr) return;
  for (const auto& [key, node] : *table_) {
    if (std::ranges::find(known_, key.str()) != known_.end()) continue;
    reader_.fail_unknown(key.source().begin.line, std::string("unknown ") + (name_.empty() ? "section" : "key") +
                                                      " \"" + full(key.str()) + "\"; " + suggestion(key.str(), known_));
  }
}

std::size_t Section::line() const {
  return table_ == nullptr ? 1 : std::max<std::size_t>(1, table_->source().begin.line);
}

std::string Section::full(std::string_view key) const {
  return name_.empty() ? std::string(key) : name_ + "." + std::string(key);
}

void Section::wrong_type(const toml::node& node, std::string_view key, const std::string& wanted,
                         const std::string& remedy) {
  std::ostringstream type;
  type << node.type();
  reader_.fail(node.source().begin.line,
               full(key) + " is of the type " + type.str() + ", not " + wanted + "; " + remedy);
}

std::string Section::checked_text(const toml::node& node, std::string_view key) {
  std::string value = node.as_string()->get();
  if (std::ranges::any_of(value, is_control)) {
    reader_.fail(node.source().begin.line, full(key) + " has a control character in it; leave it out");
  }
  return value;
}

}  // namespace kiosk::app
