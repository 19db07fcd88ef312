// SPDX-License-Identifier: Apache-2.0
// Connections in groups: strangers by their addresses, devices and passholders by their names.
#include "platform/central/http_admission.hpp"

#include <algorithm>
#include <tuple>

#include "kiosk/base/log.hpp"
#include "platform/central/random.hpp"
#include "platform/central/rate_limit.hpp"

namespace central {
namespace {

/// Addresses and tokens that are remembered, a hundred bytes or two each, and for how long: a kiosk that was switched
/// off overnight is a stranger in the morning.
constexpr std::size_t kRemembered = 16'384;
constexpr std::chrono::hours kRememberedFor{6};
constexpr std::chrono::minutes kBetweenWarnings{1};

}  // namespace

Admission::Admission(Limits limits)
    : limits_(std::move(limits)),
      proved_addresses_(kRemembered, kRememberedFor),
      proved_tokens_(kRemembered, kRememberedFor) {}

Peer* Peer::Group::first() const {
  if (!spent.empty()) return spent.front();
  return waiting.empty() ? nullptr : waiting.front();
}

/// Of strangers and passholders together; the rest is for devices.
std::size_t Admission::most_shared() const {
  return std::max<std::size_t>(1, limits_.connections - limits_.connections / 4);
}

Admission::Groups& Admission::groups_of(Peer::Kind kind) {
  if (kind == Peer::Kind::kStranger) return addresses_;
  return kind == Peer::Kind::kDevice ? devices_ : pass_groups_;
}

bool Admission::enter(Peer& peer, const std::string& remote, Time now) {
  peer.exempt_ = !limits_.exempt.empty() && remote == limits_.exempt;
  peer.kind_ = peer.exempt_ ? Peer::Kind::kDevice : Peer::Kind::kStranger;
  peer.address_ = rate_key(remote);
  const bool room = peer.exempt_ ? size_ < limits_.connections || evict_stranger() || evict_passholder()
                                 : make_room(peer.address_, now);
  if (!room) return false;
  peer.inside_ = true;
  ++size_;
  join(peer, now);
  wait(peer, false, now);
  return true;
}

void Admission::leave(Peer& peer) {
  if (!peer.inside_) return;
  finish_work(peer);
  peer.inside_ = false;
  part(peer);
  --size_;
}

bool Admission::begin(Peer& peer, std::string_view authorization, Time now) {
  if (!peer.inside_) return false;
  const bool proved = (is_known(peer) && !peer.exempt_) ||
                      (!authorization.empty() && proved_tokens_.has(digest_of(authorization), now));
  if (!proved && !takes_unproved(peer)) return false;
  stop_waiting(peer);
  if (proved) return true;
  peer.unproved_work_ = true;
  ++unproved_work_;
  ++peer.group_->unproved_work;
  return true;
}

/// Half of an address's connections at most are at work for strangers, so that there is always one to close.
bool Admission::takes_unproved(const Peer& peer) const {
  if (unproved_work_ >= limits_.stranger_requests) return false;
  const auto cap = limits_.connections_per_address;
  return is_known(peer) || cap == 0 || peer.group_->unproved_work < std::max<std::size_t>(1, cap / 2);
}

void Admission::finish_work(Peer& peer) {
  if (!peer.unproved_work_) return;
  peer.unproved_work_ = false;
  --unproved_work_;
  --peer.group_->unproved_work;
}

void Admission::end(Peer& peer, std::string_view authorization, const Asker& asker, Time now) {
  if (!peer.inside_ || peer.line_ != nullptr) return;
  finish_work(peer);
  // Without a token there is nothing that could have been refused.
  const bool refused = asker.proof == Proof::kRefused && !authorization.empty();
  if (refused) proved_tokens_.remove(digest_of(authorization));
  if (asker.proved() && !authorization.empty()) proved_tokens_.add(digest_of(authorization), now);
  if (!peer.exempt_ && asker.proved()) promote(peer, asker, now);
  if (!peer.exempt_ && refused && is_known(peer)) demote(peer, now);
  wait(peer, !is_known(peer), now);
}

/// For one stranger more of this address.
bool Admission::make_room(const std::string& address, Time now) {
  const auto own = addresses_.find(address);
  const auto cap = limits_.connections_per_address;
  if (cap != 0 && own != addresses_.end() && own->second.size >= cap) return evict_first(own->second);
  const bool entitled = proved_addresses_.has(address, now) || strangers_ + passholders_ < most_shared();
  return (entitled && size_ < limits_.connections) || evict_stranger() || evict_passholder();
}

bool Admission::evict_stranger() {
  Group* most = nullptr;
  const auto rank = [](const Group& group) {
    return std::tuple(!group.expected, group.size, !group.spent.empty(), -group.first()->since_.time_since_epoch());
  };
  for (auto& [address, group] : addresses_) {
    if (group.first() != nullptr && (most == nullptr || rank(group) > rank(*most))) most = &group;
  }
  return most != nullptr && evict_first(*most);
}

/// The one that waits longest.
bool Admission::evict_passholder() {
  Group* idlest = nullptr;
  for (auto& [caller, group] : pass_groups_) {
    const auto* peer = group.first();
    if (peer != nullptr && (idlest == nullptr || peer->since_ < idlest->first()->since_)) idlest = &group;
  }
  if (idlest == nullptr) return false;
  warn(*idlest->first());
  return evict_first(*idlest);
}

bool Admission::evict_first(Group& group) {
  auto* peer = group.first();
  if (peer == nullptr) return false;
  // That a caller has too many is its own business.
  if (!is_known(*peer)) warn(*peer);
  leave(*peer);
  peer->evicted_();
  return true;
}

/// Once a minute: under an attack it happens thousands of times.
void Admission::warn(const Peer& evicted) {
  const auto now = std::chrono::steady_clock::now();
  if (warned_ != Time{} && now - warned_ < kBetweenWarnings) return;
  warned_ = now;
  kiosk::log::warning("http", "connections are closed to make room for others, now one of " + evicted.address_ +
                                  ", which has " + std::to_string(evicted.group_->size) + "; open are " +
                                  std::to_string(size_) + ", " + std::to_string(strangers_) + " without a token and " +
                                  std::to_string(passholders_) + " of passholders");
}

void Admission::promote(Peer& peer, const Asker& asker, Time now) {
  const auto kind = asker.proof == Proof::kDevice ? Peer::Kind::kDevice : Peer::Kind::kPassholder;
  if (kind == Peer::Kind::kDevice) {
    proved_addresses_.add(peer.address_, now);
    if (const auto own = addresses_.find(peer.address_); own != addresses_.end()) own->second.expected = true;
  }
  if (peer.kind_ == kind && peer.caller_ == asker.caller) return;
  // Without a place it stays what it is.
  if (!has_place_for(kind, asker.caller)) return;
  part(peer);
  peer.kind_ = kind;
  peer.caller_ = asker.caller;
  join(peer, now);
}

/// For one connection more of this caller. False where all that could make room are at work.
bool Admission::has_place_for(Peer::Kind kind, const std::string& caller) {
  const bool device = kind == Peer::Kind::kDevice;
  const auto cap = device ? limits_.connections_per_caller : limits_.connections_per_passholder;
  auto& groups = groups_of(kind);
  const auto own = groups.find(caller);
  if (cap != 0 && own != groups.end() && own->second.size >= cap) return evict_first(own->second);
  return device || passholders_ < most_shared() || evict_passholder();
}

void Admission::demote(Peer& peer, Time now) {
  part(peer);
  peer.kind_ = Peer::Kind::kStranger;
  peer.caller_.clear();
  // Where there is no room it stays all the same: its answer is on its way.
  (void)make_room(peer.address_, now);
  join(peer, now);
}

void Admission::join(Peer& peer, Time now) {
  auto& group = groups_of(peer.kind_)[is_known(peer) ? peer.caller_ : peer.address_];
  if (!is_known(peer) && group.size == 0) group.expected = proved_addresses_.has(peer.address_, now);
  ++group.size;
  if (peer.kind_ == Peer::Kind::kStranger) ++strangers_;
  if (peer.kind_ == Peer::Kind::kPassholder) ++passholders_;
  peer.group_ = &group;
}

void Admission::part(Peer& peer) {
  stop_waiting(peer);
  if (peer.kind_ == Peer::Kind::kStranger) --strangers_;
  if (peer.kind_ == Peer::Kind::kPassholder) --passholders_;
  const auto last = --peer.group_->size == 0;
  peer.group_ = nullptr;
  if (!last) return;
  groups_of(peer.kind_).erase(is_known(peer) ? peer.caller_ : peer.address_);
}

void Admission::wait(Peer& peer, bool spent, Time now) {
  peer.since_ = now;
  peer.line_ = spent ? &peer.group_->spent : &peer.group_->waiting;
  peer.place_ = peer.line_->insert(peer.line_->end(), &peer);
}

void Admission::stop_waiting(Peer& peer) {
  if (peer.line_ == nullptr) return;
  peer.line_->erase(peer.place_);
  peer.line_ = nullptr;
}

}  // namespace central
