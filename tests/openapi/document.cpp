// SPDX-License-Identifier: Apache-2.0
// YAML by yaml-cpp; references are JSON pointers behind a '#'.
#include "tests/openapi/document.hpp"

#include <array>
#include <charconv>
#include <optional>
#include <stdexcept>

#include <yaml-cpp/yaml.h>

namespace openapi {
namespace {

constexpr int kDeepest = 64;  ///< nested schemas or references one after the other; more is a circle

template <class Number>
std::optional<Number> number_of(const std::string& text) {
  Number value{};
  const auto* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  return error == std::errc() && stop == end ? std::optional(value) : std::nullopt;
}

Json scalar_of(const YAML::Node& node) {
  const auto& text = node.Scalar();
  if (node.Tag() != "?") return text;  // quoted, or a block
  if (text == "true") return true;
  if (text == "false") return false;
  if (text == "null" || text == "~" || text.empty()) return nullptr;
  if (const auto whole = number_of<std::int64_t>(text)) return *whole;
  if (const auto number = number_of<double>(text)) return *number;
  return text;
}

Json json_of(const YAML::Node& node) {
  if (node.IsScalar()) return scalar_of(node);
  if (node.IsSequence()) {
    auto out = Json::array();
    for (const auto& item : node) out.push_back(json_of(item));
    return out;
  }
  if (!node.IsMap()) return nullptr;
  auto out = Json::object();
  for (const auto& member : node) {
    const auto& name = member.first.Scalar();
    if (out.contains(name)) throw std::runtime_error("\"" + name + "\" stands twice in one mapping");
    out[name] = json_of(member.second);
  }
  return out;
}

bool is_remark(const std::string& name, const Json& value) {
  constexpr std::array kRemarks = {"description", "title", "format", "example"};
  for (const auto* remark : kRemarks) {
    if (name == remark && value.is_string()) return true;  // where it is no text it is a member of that name
  }
  return false;
}

Json expand_to(const Json& document, const Json& schema, int depth) {
  if (depth > kDeepest) throw std::runtime_error("a schema that holds itself");
  const auto& meant = resolve(document, schema);
  if (!meant.is_structured()) return meant;
  auto out = meant.is_array() ? Json::array() : Json::object();
  if (meant.is_array()) {
    for (const auto& item : meant) out.push_back(expand_to(document, item, depth + 1));
    return out;
  }
  for (const auto& [name, value] : meant.items()) {
    if (!is_remark(name, value)) out[name] = expand_to(document, value, depth + 1);
  }
  return out;
}

}  // namespace

kiosk::Result<Json, std::string> read_yaml(const std::string& file) {
  try {
    return json_of(YAML::LoadFile(file));
  } catch (const std::exception& failure) {
    return kiosk::failure(file + ": " + failure.what());
  }
}

const Json& resolve(const Json& document, const Json& node) {
  const auto* meant = &node;
  for (int steps = 0; meant->is_object() && meant->contains("$ref"); ++steps) {
    const auto& reference = (*meant)["$ref"];
    const auto text = reference.is_string() ? reference.get<std::string>() : "";
    if (steps > kDeepest) throw std::runtime_error(text + ": goes in a circle");
    if (!text.starts_with("#/")) throw std::runtime_error(text + ": is not within the document");
    const Json::json_pointer place(text.substr(1));
    if (!document.contains(place)) throw std::runtime_error(text + ": there is no such thing in the document");
    meant = &document[place];
  }
  return *meant;
}

Json expand(const Json& document, const Json& schema) { return expand_to(document, schema, 0); }

}  // namespace openapi
