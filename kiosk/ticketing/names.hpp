// SPDX-License-Identifier: Apache-2.0
// The names of enumerations on the wire. A value without a name does not get past the tests.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "kiosk/base/check.hpp"
#include "kiosk/core/values/device_condition.hpp"
#include "kiosk/core/values/film.hpp"
#include "kiosk/core/values/pass_answer.hpp"
#include "kiosk/core/values/ticket.hpp"
#include "kiosk/core/values/venue_day.hpp"
#include "kiosk/policy/window.hpp"
#include "kiosk/ticketing/server_messages.hpp"

namespace kiosk::ticketing {

template <class Enum, std::size_t kCount>
using Names = std::array<std::pair<Enum, std::string_view>, kCount>;

template <class Enum, std::size_t kCount>
[[nodiscard]] constexpr std::optional<Enum> from_name(const Names<Enum, kCount>& names, std::string_view name) {
  for (const auto& [value, text] : names) {
    if (text == name) return value;
  }
  return std::nullopt;
}

/// Every value has a name: one without is a broken invariant.
template <class Enum, std::size_t kCount>
[[nodiscard]] constexpr std::string_view to_name(const Names<Enum, kCount>& names, Enum value) {
  for (const auto& [candidate, text] : names) {
    if (candidate == value) return text;
  }
  KIOSK_CHECK(false);
  return {};
}

inline constexpr Names<OfferKind, 5> kOfferKinds{{{OfferKind::kGet, "get"},
                                                  {OfferKind::kPickUp, "pick_up"},
                                                  {OfferKind::kReprint, "reprint"},
                                                  {OfferKind::kSwap, "swap"},
                                                  {OfferKind::kNone, "none"}}};
inline constexpr Names<DeliveryMethod, 2> kDeliveryMethods{
    {{DeliveryMethod::kPrint, "print"}, {DeliveryMethod::kScreen, "screen"}}};
inline constexpr Names<DeliveryOutcome, 3> kDeliveryOutcomes{{{DeliveryOutcome::kDelivered, "delivered"},
                                                              {DeliveryOutcome::kUncertain, "uncertain"},
                                                              {DeliveryOutcome::kFailed, "failed"}}};
inline constexpr Names<AccessKind, 4> kAccessKinds{{{AccessKind::kClosedCaptions, "closed_captions"},
                                                    {AccessKind::kOpenCaptions, "open_captions"},
                                                    {AccessKind::kAudioDescription, "audio_description"},
                                                    {AccessKind::kSignLanguage, "sign_language"}}};
inline constexpr Names<AllotmentState, 3> kAllotmentStates{{{AllotmentState::kAvailable, "available"},
                                                            {AllotmentState::kFewLeft, "few_left"},
                                                            {AllotmentState::kFull, "full"}}};
/// What a kiosk tells of: how the service is, is none of it.
inline constexpr Names<DevicePart, 6> kDeviceParts{{{DevicePart::kReader, "reader"},
                                                    {DevicePart::kCamera, "camera"},
                                                    {DevicePart::kScanner, "scanner"},
                                                    {DevicePart::kPrinter, "printer"},
                                                    {DevicePart::kClock, "clock"},
                                                    {DevicePart::kJournal, "journal"}}};
inline constexpr Names<PartCondition, 13> kPartConditions{{{PartCondition::kOk, "ok"},
                                                           {PartCondition::kNone, "none"},
                                                           {PartCondition::kMissing, "missing"},
                                                           {PartCondition::kUnusable, "unusable"},
                                                           {PartCondition::kPaperNearEnd, "paper_near_end"},
                                                           {PartCondition::kPaperOut, "paper_out"},
                                                           {PartCondition::kCoverOpen, "cover_open"},
                                                           {PartCondition::kCutterError, "cutter_error"},
                                                           {PartCondition::kFault, "fault"},
                                                           {PartCondition::kUnreachable, "unreachable"},
                                                           {PartCondition::kDiffers, "differs"},
                                                           {PartCondition::kWrong, "wrong"},
                                                           {PartCondition::kFarOff, "far_off"}}};
inline constexpr Names<policy::Channel, 2> kChannels{
    {{policy::Channel::kOnline, "online"}, {policy::Channel::kInPerson, "in_person"}}};
inline constexpr Names<RequestEffect, 11> kRequestEffects{{{RequestEffect::kIssued, "issued"},
                                                           {RequestEffect::kSwapped, "swapped"},
                                                           {RequestEffect::kReplaced, "replaced"},
                                                           {RequestEffect::kReturned, "returned"},
                                                           {RequestEffect::kReported, "reported"},
                                                           {RequestEffect::kRefused, "refused"},
                                                           {RequestEffect::kCalled, "called"},
                                                           {RequestEffect::kWaiting, "waiting"},
                                                           {RequestEffect::kWithdrawn, "withdrawn"},
                                                           {RequestEffect::kAdmitted, "admitted"},
                                                           {RequestEffect::kLetOut, "let_out"}}};
inline constexpr Names<VerifyState, 7> kVerifyStates{{{VerifyState::kValid, "valid"},
                                                      {VerifyState::kVoid, "void"},
                                                      {VerifyState::kReplaced, "replaced"},
                                                      {VerifyState::kReturned, "returned"},
                                                      {VerifyState::kOtherScreening, "other_screening"},
                                                      {VerifyState::kOtherVenue, "other_venue"},
                                                      {VerifyState::kForged, "forged"}}};
inline constexpr Names<VerifyDetail, 11> kVerifyDetails{{{VerifyDetail::kMoved, "moved"},
                                                         {VerifyDetail::kCancelled, "cancelled"},
                                                         {VerifyDetail::kEnded, "ended"},
                                                         {VerifyDetail::kAlreadyIn, "already_in"},
                                                         {VerifyDetail::kSwapped, "swapped"},
                                                         {VerifyDetail::kNotOnRecord, "not_on_record"},
                                                         {VerifyDetail::kNotHandedOut, "not_handed_out"},
                                                         {VerifyDetail::kOtherDay, "other_day"},
                                                         {VerifyDetail::kTooEarly, "too_early"},
                                                         {VerifyDetail::kLetOut, "let_out"},
                                                         {VerifyDetail::kNotIn, "not_in"}}};

}  // namespace kiosk::ticketing
