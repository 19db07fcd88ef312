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

  std::function<void()> evicted_;
  bool inside_ = false;
  bool exempt_ = false;
  bool known_ = false;
  bool unproved_work_ = false;  ///< its request counts among the strangers'
  std::string address_;         ///< rate_key of the client's
  std::string caller_;          ///< where it is known and not exempt
  Group* group_ = nullptr;
  std::list<Peer*>* line_ = nullptr;  ///< of its group; null while its request is worked on
  std::list<Peer*>::iterator place_;  ///< in it
  std::chrono::steady_clock::time_point since_;
};

/// A connection is known from the first request whose token was good; before that it is a stranger. Strangers have
/// three quarters of all connections, an address that proved no token lately has no more, and each address has at
/// most its cap of strangers. Where these are used up, a stranger that the server waits for is closed for the new one:
/// of addresses that proved nothing first, then of the address with most strangers; there one whose request was
/// answered and proved nothing, then the one that waits longest. So nobody stays by asking again and again, and a
/// kiosk's new connection goes last. A known connection is never closed for another, but where its own caller has too
/// many. One thread's.
class Admission {
 public:
  using Time = std::chrono::steady_clock::time_point;

  explicit Admission(Limits limits);

  /// A new connection from `remote` (HttpRequest::remote). False where there is no room: all others are known or have
  /// a request that is being worked on.
  [[nodiscard]] bool enter(Peer& peer, const std::string& remote, Time now);
  /// It is closed. Any number of times.
  void leave(Peer& peer);

  /// A whole request has come, with this Authorization (empty: none). False where this is a stranger's and theirs are
  /// as many as may wait, of all or of this address; else the connection is not closed for others until end().
  [[nodiscard]] bool begin(Peer& peer, std::string_view authorization, Time now);
  /// Whether the request that was begun is worked on before those of strangers.
  [[nodiscard]] bool goes_first(const Peer& peer) const { return !peer.unproved_work_; }
  /// The request was worked on; the server waits for the client again. `caller`: who proved to be asking; empty:
  /// nobody.
  void end(Peer& peer, std::string_view authorization, const std::string& caller, Time now);

  [[nodiscard]] bool is_known(const Peer& peer) const { return peer.known_; }
  /// How many are inside.
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t strangers() const { return strangers_; }

 private:
  using Group = Peer::Group;
  using Groups = std::unordered_map<std::string, Group>;

  [[nodiscard]] std::size_t most_strangers() const;
  [[nodiscard]] bool takes_unproved(const Peer& peer) const;
  [[nodiscard]] bool make_room(const std::string& address, Time now);
  [[nodiscard]] bool evict_first(Group& group);
  [[nodiscard]] bool evict_stranger();
  void warn(const Peer& evicted);
  void promote(Peer& peer, const std::string& caller, Time now);
  void demote(Peer& peer, Time now);
  void join(Peer& peer, Time now);
  void part(Peer& peer);
  void wait(Peer& peer, bool spent, Time now);
  void finish_work(Peer& peer);
  void stop_waiting(Peer& peer);

  const Limits limits_;
  Groups addresses_;  ///< strangers by their addresses
  Groups callers_;    ///< known connections by their callers; exempt ones under ""
  std::size_t size_ = 0;
  std::size_t strangers_ = 0;
  std::size_t unproved_work_ = 0;
  RecentKeys proved_addresses_;
  RecentKeys proved_tokens_;  ///< digests
  Time warned_{};
};

}  // namespace central
