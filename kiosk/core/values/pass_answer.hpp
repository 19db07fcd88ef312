// SPDX-License-Identifier: Apache-2.0
// What the service answers to a pass: who it is, what they hold, what they may have.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/ids.hpp"
#include "kiosk/core/values/texts.hpp"
#include "kiosk/core/values/ticket.hpp"
#include "kiosk/policy/verdict.hpp"

namespace kiosk {

/// The barcode's kind, as devices name it ("QRCode", "Aztec", "PDF417", "DataMatrix", "Code128").
using Symbology = StrongId<struct SymbologyTag>;

struct Holder {
  PassId pass;
  std::string display_name;
  std::string category;    ///< as people read it: "Industry"
  Texts category_in = {};  ///< the same by language, where the festival gave it
  friend bool operator==(const Holder&, const Holder&) = default;
};

/// What a screening has for this pass.
enum class OfferKind {
  kGet,      ///< a new ticket
  kPickUp,   ///< a ticket reserved and not yet in hand: Offer::ticket
  kReprint,  ///< a ticket delivered before: a replacement, which voids the earlier code
  kSwap,     ///< a new ticket for an overlapping one: Offer::ticket is given up
  kNone,     ///< see the verdict
};

struct Offer {
  ScreeningId screening;
  OfferKind kind = OfferKind::kNone;
  policy::Verdict verdict;
  std::optional<TicketId> ticket;
  friend bool operator==(const Offer&, const Offer&) = default;
};

/// What the service gives with a pass, signed, to the device that looked it up: with it, for a while, this device may
/// change the tickets of this pass and of no other. Opaque; never logged, never journaled.
using VisitToken = StrongId<struct VisitTokenTag>;

struct PassAnswer {
  std::optional<Holder> holder;  ///< nothing: pass unknown
  policy::Verdict verdict;       ///< on the pass itself; not granted: there are no offers
  std::vector<Ticket> tickets;  ///< valid ones of this programme day, at any venue, by start; devices get no door codes
  std::vector<Offer> offers;    ///< one a screening of this venue's day, by start
  VisitToken visit{};           ///< empty: this device may change nothing for the pass
  friend bool operator==(const PassAnswer&, const PassAnswer&) = default;
};

}  // namespace kiosk
