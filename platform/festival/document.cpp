// SPDX-License-Identifier: Apache-2.0
// toml++ behind document.hpp.
#include "platform/festival/document.hpp"

#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>
#include <utility>

#include <toml++/toml.h>

#include "kiosk/base/toml_mistake.hpp"
#include "kiosk/base/unreadable_file.hpp"

namespace festival {
namespace {

constexpr std::size_t kLargestFile = std::size_t{16} * 1024 * 1024;

/// The lists of tables that a festival's file has.
constexpr std::array<std::string_view, 9> kLists{
    "category", "venue", "film", "screening", "pass", "reservation", "venue.hours", "film.credits", "screening.access"};

Node convert(const toml::node& from) {
  Node made;
  made.line = static_cast<int>(from.source().begin.line);
  if (const auto* text = from.as_string()) {
    made.kind = Node::Kind::kString;
    made.text = text->get();
  } else if (const auto* number = from.as_integer()) {
    made.kind = Node::Kind::kInteger;
    made.number = number->get();
  } else if (const auto* flag = from.as_boolean()) {
    made.kind = Node::Kind::kBoolean;
    made.flag = flag->get();
  } else if (const auto* array = from.as_array()) {
    made.kind = Node::Kind::kArray;
    for (const auto& item : *array) made.items.push_back(convert(item));
    if (made.line == 0 && !made.items.empty()) made.line = made.items.front().line;
  } else if (const auto* table = from.as_table()) {
    made.kind = Node::Kind::kTable;
    for (const auto& [key, value] : *table) made.members.emplace_back(std::string(key.str()), convert(value));
  }
  return made;
}

}  // namespace

const Node* Node::find(const std::string& name) const {
  for (const auto& [key, node] : members) {
    if (key == name) return &node;
  }
  return nullptr;
}

std::string Complaint::line_for(const std::string& file) const {
  return file + (line > 0 ? ":" + std::to_string(line) : "") + ": " + what + "; " + remedy;
}

kiosk::Result<Node, Complaint> read_document(const std::string& file) {
  std::error_code no_matter;
  if (std::filesystem::is_directory(file, no_matter)) {
    return kiosk::failure(Complaint{0, "is a folder", "name a festival file"});
  }
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  std::string text;
  if (in) text.assign(std::istreambuf_iterator<char>(in), {});
  if (!in || in.bad()) {
    auto why = kiosk::why_unreadable(errno);
    return kiosk::failure(Complaint{0, std::move(why.what), std::move(why.to_do)});
  }
  if (text.size() > kLargestFile) return kiosk::failure(Complaint{0, "is over 16 MiB", "name a festival file"});
  if (file.ends_with(".csv")) {
    return kiosk::failure(
        Complaint{0, "is a table of commas (CSV)",
                  "name the festival's file (TOML); `central passes import` takes passes from a CSV"});
  }
  try {
    return convert(toml::parse(text, file));
  } catch (const toml::parse_error& error) {
    auto mistake = kiosk::toml_mistake(text, error.source().begin.line, error.description(), kLists);
    return kiosk::failure(Complaint{static_cast<int>(mistake.line), std::move(mistake.what), std::move(mistake.to_do)});
  }
}

}  // namespace festival
