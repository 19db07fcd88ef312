// SPDX-License-Identifier: Apache-2.0
// What stands on a screen, said: facts before controls, and each of them once.
#include "kiosk/screens/narration.hpp"

#include <array>
#include <string_view>
#include <vector>

namespace kiosk::screens {
namespace {

using ui::Part;
using ui::Role;

bool is_control(const Part& part) { return part.focus >= 0; }

std::string words_of(const Part& part) { return part.speech.empty() ? part.text : part.speech; }

bool is_fact(const Part& part) {
  return !is_control(part) && part.role != Role::kNone && part.role != Role::kGroup && !words_of(part).empty();
}

void append(std::string& text, const std::string& sentence) {
  if (!sentence.empty()) {
    text += (text.empty() ? "" : " ") + sentence;
  }
}

// By index of the group's part: whether something in it can be touched.
std::vector<bool> groups_with_controls(const Screen& screen) {
  std::vector<bool> found(screen.scene.parts.size(), false);
  for (const Part& part : screen.scene.parts) {
    if (is_control(part) && part.group >= 0) {
      found.at(static_cast<std::size_t>(part.group)) = true;
    }
  }
  return found;
}

std::string controls_line(int controls, const words::Language& say) {
  if (controls == 0) {
    return {};
  }
  return say.plural("{n} control. Down and up go through them, select chooses.",
                    "{n} controls. Down and up go through them, select chooses.", controls);
}

bool ends_sentence(std::string_view text) {
  constexpr std::array<std::string_view, 10> kEnds{".", "!", "?", "…", ":", "。", "！", "？", "؟", "।"};
  for (const std::string_view end : kEnds) {
    if (text.size() >= end.size() && text.substr(text.size() - end.size()) == end) {
      return true;
    }
  }
  return false;
}

// Spaces are not said, and what was put before them would else stand alone.
void pause(std::string& text) {
  while (!text.empty() && text.back() == ' ') {
    text.pop_back();
  }
  if (!text.empty() && text.back() != ',' && !ends_sentence(text)) {
    text += ',';
  }
}

}  // namespace

std::string as_said(const std::string& text) {
  constexpr std::string_view kDot = "\u00B7";
  std::string said;
  for (std::size_t at = 0; at < text.size();) {
    if (text.compare(at, kDot.size(), kDot) == 0) {
      pause(said);
      at += kDot.size();
      continue;
    }
    const char byte = text[at++];
    if (byte == '(') {
      pause(said);
      said += said.empty() ? "" : " ";
    } else if (byte == '\n') {
      pause(said);
      said += ' ';
    } else if (byte != ')') {
      said += byte;
    }
  }
  const std::size_t first = said.find_first_not_of(" ,");
  said.erase(0, first == std::string::npos ? said.size() : first);
  while (!said.empty() && (said.back() == ' ' || said.back() == ',')) {
    said.pop_back();
  }
  return said.empty() || ends_sentence(said) ? said : said + ".";
}

std::string say_screen(const Screen& screen, const words::Language& say) {
  const std::vector<ui::Part>& parts = screen.scene.parts;
  const std::vector<bool> with_controls = groups_with_controls(screen);
  std::string text;
  std::string bar;
  int controls = 0;
  for (const Part& part : parts) {
    if (is_control(part)) {
      ++controls;
    } else if (is_fact(part)) {
      const bool grouped = part.group >= 0;
      if (grouped && with_controls.at(static_cast<std::size_t>(part.group))) {
        continue;
      }
      append(grouped ? bar : text, as_said(words_of(part)));
    }
  }
  append(text, bar);
  append(text, controls_line(controls, say));
  return text;
}

std::string say_part(const Screen& screen, std::size_t part, std::optional<std::size_t> from,
                     const words::Language& say) {
  const std::vector<ui::Part>& parts = screen.scene.parts;
  if (part >= parts.size()) {
    return {};
  }
  const Part& control = parts[part];
  std::string text;
  const bool same_group = from && *from < parts.size() && parts[*from].group == control.group;
  if (control.group >= 0 && !same_group) {
    for (const Part& other : parts) {
      if (other.group == control.group && is_fact(other)) {
        append(text, as_said(words_of(other)));
      }
    }
  }
  std::string name = words_of(control);
  if (control.role == Role::kButton) {
    name += (ends_sentence(name) ? " " : ", ") + say.text("button");
  }
  if (control.selected) {
    name += ", " + say.text("chosen");
  }
  append(text, as_said(name));
  return text;
}

}  // namespace kiosk::screens
