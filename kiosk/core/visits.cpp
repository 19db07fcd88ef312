// SPDX-License-Identifier: Apache-2.0
// The visit by mode.
#include "kiosk/core/visits.hpp"

#include <utility>

#include "kiosk/base/overloaded.hpp"

namespace kiosk::core {
namespace {

const Visit* pointer_to(const std::optional<Visit>& visit) { return visit ? &*visit : nullptr; }

}  // namespace

const Visit* visit_in(const Mode& mode) {
  return std::visit(Overloaded{
                        [](const Attract&) -> const Visit* { return nullptr; },
                        [](const LookingUp&) -> const Visit* { return nullptr; },
                        [](const Apology&) -> const Visit* { return nullptr; },
                        [](const OutOfService&) -> const Visit* { return nullptr; },
                        [](const AboutFilm& at) { return pointer_to(at.visit); },
                        [](const Overdue& at) {
                          const auto* obtaining = std::get_if<Obtaining>(&at.wait);
                          return obtaining != nullptr ? &obtaining->visit : nullptr;
                        },
                        [](const Refused& at) { return pointer_to(at.visit); },
                        [](const auto& at) { return &at.visit; },
                    },
                    mode);
}

const LookingUp* look_up_in(const Mode& mode) {
  if (const auto* overdue = std::get_if<Overdue>(&mode)) return std::get_if<LookingUp>(&overdue->wait);
  return std::get_if<LookingUp>(&mode);
}

Visit* visit_in(Mode& mode) { return const_cast<Visit*>(visit_in(std::as_const(mode))); }

}  // namespace kiosk::core
