// SPDX-License-Identifier: Apache-2.0
// An admission's connections by name, and a clock moved by hand.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "platform/central/http_admission.hpp"

namespace central::test {

/// A server's connections by name, and a clock moved by hand: a second with each thing that happens.
class Lobby {
 public:
  explicit Lobby(Limits limits) : admission_(std::move(limits)) {}

  bool enter(const std::string& name, const std::string& address) {
    auto peer = std::make_unique<Peer>([this, name] { evicted_ += name + " "; });
    if (!admission_.enter(*peer, address, tick())) return false;
    peers_[name] = std::move(peer);
    return true;
  }
  void leave(const std::string& name) {
    admission_.leave(*peers_.at(name));
    peers_.erase(name);
  }
  bool begin(const std::string& name, const std::string& token = "") {
    return admission_.begin(*peers_.at(name), token, tick());
  }
  /// Without a caller, a token was refused; without either, none was asked for.
  void end(const std::string& name, const std::string& token = "", const std::string& caller = "") {
    end_as(name, token,
           caller.empty() ? Asker{token.empty() ? Proof::kNotAsked : Proof::kRefused} : Asker{Proof::kDevice, caller});
  }
  void end_as(const std::string& name, const std::string& token, const Asker& asker) {
    admission_.end(*peers_.at(name), token, asker, tick());
  }
  /// A whole request with a good token; false where it was not taken.
  bool prove(const std::string& name, const std::string& caller = "d-1") {
    if (!begin(name, "Bearer " + caller)) return false;
    end(name, "Bearer " + caller, caller);
    return true;
  }
  /// The same of a passholder who is signed in.
  bool sign_in(const std::string& name, const std::string& pass) {
    if (!begin(name, "Bearer " + pass)) return false;
    end_as(name, "Bearer " + pass, {Proof::kPassholder, pass});
    return true;
  }
  void ask_for_nothing(const std::string& name) {
    if (begin(name)) end(name);
  }
  void pass(std::chrono::hours time) { now_ += time; }
  [[nodiscard]] bool known(const std::string& name) const { return admission_.is_known(*peers_.at(name)); }
  [[nodiscard]] bool goes_first(const std::string& name) const { return admission_.goes_first(*peers_.at(name)); }
  /// The names of those that were closed since the last call, in their order.
  [[nodiscard]] std::string evicted() { return std::exchange(evicted_, {}); }
  [[nodiscard]] const Admission& admission() const { return admission_; }

 private:
  Admission::Time tick() { return now_ += std::chrono::seconds{1}; }

  Admission admission_;
  Admission::Time now_{};
  std::map<std::string, std::unique_ptr<Peer>> peers_;
  std::string evicted_;
};

inline Limits limits(std::size_t connections, std::size_t per_address = 0) {
  Limits made;
  made.connections = connections;
  made.connections_per_address = per_address;
  return made;
}

}  // namespace central::test
