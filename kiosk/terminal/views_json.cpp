// SPDX-License-Identifier: Apache-2.0
// Each part of a scene as an object with the names that views_json.hpp promises.
#include "kiosk/terminal/views_json.hpp"

#include <array>
#include <cstdio>
#include <variant>

#include <nlohmann/json.hpp>

#include "kiosk/base/overloaded.hpp"
#include "kiosk/gallery/action_name.hpp"
#include "kiosk/screens/narration.hpp"

namespace kiosk {
namespace {

using Json = nlohmann::ordered_json;

std::string name_of(ui::Role role) {
  switch (role) {
    case ui::Role::kNone:
      return "none";
    case ui::Role::kHeading:
      return "heading";
    case ui::Role::kText:
      return "text";
    case ui::Role::kStatus:
      return "status";
    case ui::Role::kButton:
      return "button";
    case ui::Role::kPicture:
      return "picture";
    case ui::Role::kTimer:
      return "timer";
    case ui::Role::kGroup:
      return "group";
  }
  return "none";
}

/// "#C8102E", with the opacity behind it where it can be seen through.
std::string text_of(Color color) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "#%02X%02X%02X", color.r, color.g, color.b);
  std::string made = text.data();
  if (color.a == 255) return made;
  std::snprintf(text.data(), text.size(), "%02X", color.a);
  return made + text.data();
}

Json json_of(Rect rect) { return {rect.x, rect.y, rect.width, rect.height}; }

Json number_or_null(int value) { return value < 0 ? Json() : Json(value); }

std::string name_of(const screens::Deed& deed) {
  return std::visit(
      Overloaded{
          [](const core::Action& action) { return gallery::action_name(action); },
          [](const screens::ScrollPage& page) { return std::string(page.down ? "page_down" : "page_up"); },
      },
      deed);
}

std::string speech_at(const screens::Screen& screen, std::size_t index, const words::Language& say) {
  const auto& part = screen.scene.parts[index];
  if (part.focus >= 0) return screens::say_part(screen, index, std::nullopt, say);
  return screens::as_said(part.speech.empty() ? part.text : part.speech);
}

Json json_of(const screens::Screen& screen, std::size_t index, const words::Language& say) {
  const auto& part = screen.scene.parts[index];
  const bool acts = part.target && *part.target < screen.deeds.size();
  return {{"role", name_of(part.role)},
          {"rect", json_of(part.rect)},
          {"text", part.text},
          {"colors", {{"text", text_of(part.color)}, {"behind", text_of(part.behind)}}},
          {"type", part.type},
          {"action", acts ? Json(name_of(screen.deeds[*part.target])) : Json()},
          {"speech", speech_at(screen, index, say)},
          {"language", part.language.empty() ? say.code() : part.language},
          {"focus", number_or_null(part.focus)},
          {"group", number_or_null(part.group)},
          {"scrolled", part.scrolled},
          {"selected", part.selected}};
}

Json json_of(const Exhibit& exhibit, const Hanging& hanging, const words::Language& say) {
  const auto& scene = exhibit.screen.scene;
  auto nodes = Json::array();
  for (std::size_t i = 0; i < scene.parts.size(); ++i) nodes.push_back(json_of(exhibit.screen, i, say));
  const bool scrolls = scene.scroll.furthest() > 0;
  return {{"name", exhibit.name},
          {"picture", exhibit.picture},
          {"kind", exhibit.screen.kind},
          {"headline", exhibit.screen.headline},
          {"size", {hanging.size.width, hanging.size.height}},
          {"language", say.code()},
          {"theme", hanging.theme},
          {"text_scale", hanging.text_scale},
          {"reach", hanging.reach},
          {"scroll", scrolls ? Json{{"view", json_of(scene.scroll.view)}, {"height", scene.scroll.height}} : Json()},
          {"speech", screens::say_screen(exhibit.screen, say)},
          {"nodes", std::move(nodes)}};
}

}  // namespace

std::string views_json(const std::vector<Exhibit>& exhibits, const Hanging& hanging, const words::Language& say) {
  auto views = Json::array();
  for (const auto& exhibit : exhibits) views.push_back(json_of(exhibit, hanging, say));
  const Json document = {{"views", std::move(views)}};
  return document.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace kiosk
