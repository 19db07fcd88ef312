// SPDX-License-Identifier: Apache-2.0
// Which connections a server lets in, which it closes for them, and whose requests it takes when there are too many.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "platform/central/http_server.hpp"
#include "platform/central/recent_keys.hpp"

namespace central {

/// One connection as the admission sees it. Its session owns it and keeps it where it is.
class Peer {
 public:
  /// `evicted`: closes the connection; called at most once, when it has to make room. It must not come back to the
  /// admission.
  explicit Peer(std::function<void()> evicted) : evicted_(std::move(evicted)) {}
  Peer(const Peer&) = delete;
  Peer& operator=(const Peer&) = delete;

 private:
  friend class Admission;
  struct Group {
    std::size_t size = 0;
    std::size_t unproved_work = 0;  ///< of an address: strangers' requests that are being worked on
    // Those that can be evicted, in the order in which it is their turn.
    std::list<Peer*> spent;    ///< strangers whose request was answered, and proved nothing
    std::list<Peer*> waiting;  ///< all others
    [[nodiscard]] Peer* first() const;
    bool expected = false;  ///< of an address: a token was proved from there lately
  };

  enum class Kind { kStranger, kDevice, kPassholder };

  std::function<void()> evicted_;
  bool inside_ = false;
  bool exempt_ = false;
  Kind kind_ = Kind::kStranger;
  bool unproved_work_ = false;  ///< its request counts among the strangers'
  std::string address_;         ///< rate_key of the client's
  std::string caller_;          ///< where it is no stranger and not exempt
  Group* group_ = nullptr;
  std::list<Peer*>* line_ = nullptr;  ///< of its group; null while its request is worked on
  std::list<Peer*>::iterator place_;  ///< in it
  std::chrono::steady_clock::time_point since_;
};

/// A connection is known, as a device's or a passholder's, from the first request whose token was good; before that it
/// is a stranger. Strangers and passholders share three quarters of all connections; the last quarter is for devices,
/// and for strangers of an address from which a device proved its token lately. Each address has at most its cap of
/// strangers, each caller its cap of connections. Where these are used up, a stranger that the server waits for is
/// closed for the new one: of addresses that proved nothing first, then of the address with most strangers; there one
/// whose request was answered and proved nothing, then the one that waits longest. So no client stays by asking again
/// and again, and a kiosk's new connection goes last. Where no stranger can be closed, the passholder's connection that
/// waits longest is. A device's is never closed for another, but where the device has too many. One thread's.
class Admission {
 public:
  using Time = std::chrono::steady_clock::time_point;

  explicit Admission(Limits limits);

  /// A new connection from `remote` (HttpRequest::remote). False where there is no room: all others are devices' or
  /// have a request that is being worked on.
  [[nodiscard]] bool enter(Peer& peer, const std::string& remote, Time now);
  /// It is closed. Any number of times.
  void leave(Peer& peer);

  /// A whole request has come, with this Authorization (empty: none). False where the peer is not inside, and where it
  /// is a stranger and theirs are as many as may wait, of all or of this address; else the connection is not closed for
  /// others until end().
  [[nodiscard]] bool begin(Peer& peer, std::string_view authorization, Time now);
  /// Whether the request that was begun is worked on before those of strangers.
  [[nodiscard]] bool goes_first(const Peer& peer) const { return !peer.unproved_work_; }
  /// The request was worked on; the server waits for the client again. A token that was refused is proved no more, and
  /// its connection a stranger's; where it was not asked for, all stays as it is.
  void end(Peer& peer, std::string_view authorization, const Asker& asker, Time now);

  [[nodiscard]] bool is_known(const Peer& peer) const { return peer.kind_ != Peer::Kind::kStranger; }
  /// How many are inside.
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t strangers() const { return strangers_; }
  [[nodiscard]] std::size_t passholders() const { return passholders_; }

 private:
  using Group = Peer::Group;
  using Groups = std::unordered_map<std::string, Group>;

  [[nodiscard]] std::size_t most_shared() const;
  [[nodiscard]] Groups& groups_of(Peer::Kind kind);
  [[nodiscard]] bool takes_unproved(const Peer& peer) const;
  [[nodiscard]] bool make_room(const std::string& address, Time now);
  [[nodiscard]] bool evict_first(Group& group);
  [[nodiscard]] bool evict_stranger();
  [[nodiscard]] bool evict_passholder();
  void warn(const Peer& evicted);
  void promote(Peer& peer, const Asker& asker, Time now);
  [[nodiscard]] bool has_place_for(Peer::Kind kind, const std::string& caller);
  void demote(Peer& peer, Time now);
  void join(Peer& peer, Time now);
  void part(Peer& peer);
  void wait(Peer& peer, bool spent, Time now);
  void finish_work(Peer& peer);
  void stop_waiting(Peer& peer);

  const Limits limits_;
  Groups addresses_;    ///< strangers by their addresses
  Groups devices_;      ///< by their names; exempt connections under ""
  Groups pass_groups_;  ///< by their names
  std::size_t size_ = 0;
  std::size_t strangers_ = 0;
  std::size_t passholders_ = 0;
  std::size_t unproved_work_ = 0;
  RecentKeys proved_addresses_;
  RecentKeys proved_tokens_;  ///< digests
  Time warned_{};
};

}  // namespace central
