// Connections in groups, by address while they are strangers and by caller once they are known.
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

std::size_t Admission::most_strangers() const {
  return std::max<std::size_t>(1, limits_.connections - limits_.connections / 4);
}

bool Admission::enter(Peer& peer, const std::string& remote, Time now) {
  peer.exempt_ = !limits_.exempt.empty() && remote == limits_.exempt;
  peer.known_ = peer.exempt_;
  peer.address_ = rate_key(remote);
  const bool room = peer.exempt_ ? size_ < limits_.connections || evict_stranger() : make_room(peer.address_, now);
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
  if (!peer.inside_) return true;
  const bool proved =
      (peer.known_ && !peer.exempt_) || (!authorization.empty() && proved_tokens_.has(digest_of(authorization), now));
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
  return peer.known_ || cap == 0 || peer.group_->unproved_work < std::max<std::size_t>(1, cap / 2);
}

void Admission::finish_work(Peer& peer) {
  if (!peer.unproved_work_) return;
  peer.unproved_work_ = false;
  --unproved_work_;
  --peer.group_->unproved_work;
}

void Admission::end(Peer& peer, std::string_view authorization, const std::string& caller, Time now) {
  if (!peer.inside_ || peer.line_ != nullptr) return;
  finish_work(peer);
  if (!authorization.empty()) {
    const auto digest = digest_of(authorization);
    caller.empty() ? proved_tokens_.remove(digest) : proved_tokens_.add(digest, now);
  }
  if (!peer.exempt_ && !caller.empty()) promote(peer, caller, now);
  if (!peer.exempt_ && caller.empty() && !authorization.empty() && peer.known_) demote(peer, now);
  wait(peer, !peer.known_, now);
}

/// For one stranger more of this address.
bool Admission::make_room(const std::string& address, Time now) {
  const auto own = addresses_.find(address);
  const auto cap = limits_.connections_per_address;
  if (cap != 0 && own != addresses_.end() && own->second.size >= cap) return evict_first(own->second);
  const bool expected = proved_addresses_.has(address, now);
  if (size_ < limits_.connections && (expected || strangers_ < most_strangers())) return true;
  return evict_stranger();
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

bool Admission::evict_first(Group& group) {
  auto* peer = group.first();
  if (peer == nullptr) return false;
  warn(*peer);
  leave(*peer);
  peer->evicted_();
  return true;
}

/// Once a minute: under an attack it happens thousands of times. That a caller has too many is its own business.
void Admission::warn(const Peer& evicted) {
  const auto now = std::chrono::steady_clock::now();
  if (evicted.known_ || (warned_ != Time{} && now - warned_ < kBetweenWarnings)) return;
  warned_ = now;
  kiosk::log::warning("http", "connections are closed to make room for others, now one of " + evicted.address_ +
                                  ", which has " + std::to_string(evicted.group_->size) + "; open are " +
                                  std::to_string(size_) + ", " + std::to_string(strangers_) + " without a token");
}

void Admission::promote(Peer& peer, const std::string& caller, Time now) {
  proved_addresses_.add(peer.address_, now);
  if (const auto own = addresses_.find(peer.address_); own != addresses_.end()) own->second.expected = true;
  if (peer.known_ && peer.caller_ == caller) return;
  auto& group = callers_[caller];
  const auto cap = limits_.connections_per_caller;
  // Where all of the caller's are at work, this one stays what it is.
  if (cap != 0 && group.size >= cap && !evict_first(group)) return;
  part(peer);
  peer.known_ = true;
  peer.caller_ = caller;
  join(peer, now);
}

void Admission::demote(Peer& peer, Time now) {
  part(peer);
  peer.known_ = false;
  peer.caller_.clear();
  // Where there is no room it stays all the same: its answer is on its way.
  (void)make_room(peer.address_, now);
  join(peer, now);
}

void Admission::join(Peer& peer, Time now) {
  auto& group = peer.known_ ? callers_[peer.caller_] : addresses_[peer.address_];
  if (!peer.known_ && group.size == 0) group.expected = proved_addresses_.has(peer.address_, now);
  ++group.size;
  if (!peer.known_) ++strangers_;
  peer.group_ = &group;
}

void Admission::part(Peer& peer) {
  stop_waiting(peer);
  if (!peer.known_) --strangers_;
  const auto last = --peer.group_->size == 0;
  peer.group_ = nullptr;
  if (!last) return;
  auto& groups = peer.known_ ? callers_ : addresses_;
  groups.erase(peer.known_ ? peer.caller_ : peer.address_);
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
