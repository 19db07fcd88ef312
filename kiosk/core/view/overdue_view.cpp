// SPDX-License-Identifier: Apache-2.0
// The service does not answer: what is certain, whether to go on waiting, and by what staff find the request.
#include <utility>

#include "kiosk/core/view/parts.hpp"
#include "kiosk/core/view/words.hpp"
#include "kiosk/core/ways.hpp"

namespace kiosk::core {

Reference reference_for_staff(const IdempotencyKey& request, const words::Language& say) {
  auto text = request_reference(request);
  auto speech = spelled(text);
  return {say.text("Reference for staff"), std::move(text), std::move(speech)};
}

MessageView overdue_view(const State& state, const Overdue& mode, const words::Language& say) {
  const auto* obtaining = std::get_if<Obtaining>(&mode.wait);
  if (obtaining != nullptr && is_return(state, obtaining->way)) return return_overdue_view(state, mode, say);
  MessageView view;
  view.headline = say.text("No answer yet");
  view.body =
      mode.may_be_done
          ? say.text(
                "The ticketing service does not answer. Your request may have been carried out; your ticket is not "
                "lost. Scan your pass again later at any kiosk of this venue, or ask at the box office. If you "
                "leave now, what has not been done by then is not done any more.")
          : say.text(
                "The ticketing service does not answer. Nothing has been asked for yet and your tickets are safe. "
                "You can wait, or scan your pass again later at any kiosk of this venue, or ask at the box "
                "office.");
  if (obtaining != nullptr) view.reference = reference_for_staff(obtaining->way, say);
  view.actions = {{say.text("Wait longer"), KeepWaiting{}, Emphasis::kPrimary},
                  {say.text("I’ll come back"), SignOut{}, Emphasis::kOutline}};
  view.footnote = directions(state, say);
  return view;
}

}  // namespace kiosk::core
