// SPDX-License-Identifier: Apache-2.0
// Whether somebody who sees nothing hears all.
#include <map>
#include <string>

#include "kiosk/screens/narration.hpp"
#include "tests/a11y/checks.hpp"
#include "tests/a11y/facts.hpp"

namespace a11y {
namespace {

using namespace kiosk;

/// All that can be heard: as the view comes up, and at each control.
std::string heard(const Exhibit& exhibit) {
  std::string all = screens::say_screen(exhibit.screen, *exhibit.say) + "\n";
  for (const auto index : ui::focusable(exhibit.screen.scene)) {
    all += screens::say_part(exhibit.screen, index, std::nullopt, *exhibit.say) + "\n";
  }
  return all;
}

/// As it is said, without the full stop that a sentence may go on after.
std::string core_of(const std::string& text) {
  auto said = screens::as_said(text);
  while (!said.empty() && (said.back() == '.' || said.back() == ' ')) said.pop_back();
  return said;
}

bool is_heard(const std::string& all, const std::string& text) { return all.find(core_of(text)) != std::string::npos; }

void check_parts(const Exhibit& exhibit, const std::string& all, Findings& findings) {
  for (const auto& part : exhibit.screen.scene.parts) {
    if (part.role == ui::Role::kNone || part.role == ui::Role::kGroup) continue;
    const auto& said = part.speech.empty() ? part.text : part.speech;
    if (said.empty()) {
      findings.add("EN 301 549 5.1.3.1", exhibit, name_of(part) + " has nothing to say");
    } else if (!is_heard(all, said)) {
      findings.add("ADA 707.5", exhibit, name_of(part) + " is not said");
    }
  }
}

/// With eyes shut two controls must not sound the same.
void check_told_apart(const Exhibit& exhibit, Findings& findings) {
  std::map<std::string, std::size_t> known;
  const auto& parts = exhibit.screen.scene.parts;
  for (const auto index : ui::focusable(exhibit.screen.scene)) {
    const auto said = screens::say_part(exhibit.screen, index, std::nullopt, *exhibit.say);
    const auto [other, fresh] = known.emplace(said, index);
    const auto deed = [&](std::size_t i) { return exhibit.screen.deeds.at(*parts[i].target); };
    if (!fresh && deed(other->second) != deed(index)) {
      findings.add("WCAG 2.4.6", exhibit, name_of(parts[index]) + " sounds like " + name_of(parts[other->second]));
    }
  }
}

}  // namespace

void check_speech(const Exhibit& exhibit, Findings& findings) {
  check_parts(exhibit, heard(exhibit), findings);
  check_told_apart(exhibit, findings);
}

void check_facts(const Exhibit& exhibit, Findings& findings) {
  const auto all = heard(exhibit);
  for (const auto& fact : facts_of(*exhibit.view)) {
    if (!is_heard(all, fact)) findings.add("49 CFR 27.71(k)", exhibit, "\"" + fact + "\" is not said");
  }
}

void check_privacy(const Exhibit& exhibit, Findings& findings) {
  if (exhibit.view->personal) return;
  // Who she is, and what only her tickets have.
  for (const auto* secret : {"Amara", "3K-92QD", "FEST-26-0001"}) {
    for (const auto& fact : facts_of(*exhibit.view)) {
      if (fact.find(secret) == std::string::npos) continue;
      findings.add("ADA 707.4", exhibit, "\"" + fact + "\" would be said by the loudspeaker");
    }
  }
}

}  // namespace a11y
