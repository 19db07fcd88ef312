// SPDX-License-Identifier: Apache-2.0
// Signed passes at the kiosk: genuine, forged, damaged, unknown signer; and opaque ones beside them.
#include "kiosk/app/signed_pass.hpp"

#include <map>

#include <sodium.h>

#include "kiosk/ticketing/pass_code.hpp"
#include "platform/sodium/ed25519_keys.hpp"
#include "tests/support/catch.hpp"

using namespace kiosk;
using app::NotAPass;

namespace {

/// Somebody who can sign passes.
class Issuer {
 public:
  explicit Issuer(std::uint8_t key_id) : key_id_(key_id) {
    REQUIRE(sodium_init() >= 0);
    crypto_sign_keypair(reinterpret_cast<unsigned char*>(public_.data()),
                        reinterpret_cast<unsigned char*>(secret_.data()));
  }

  [[nodiscard]] PassCode sign(const std::string& code) const {
    ticketing::SignedPass pass{key_id_, PassCode(code), {}};
    const auto message = ticketing::signed_bytes(key_id_, pass.code);
    crypto_sign_detached(pass.signature.data(), nullptr, reinterpret_cast<const unsigned char*>(message.data()),
                         message.size(), reinterpret_cast<const unsigned char*>(secret_.data()));
    return PassCode(ticketing::write_signed_pass(pass));
  }
  [[nodiscard]] platform::sodium::Ed25519Keys keys() const {
    return platform::sodium::Ed25519Keys({{key_id_, public_}});
  }

 private:
  std::uint8_t key_id_;
  std::string public_ = std::string(crypto_sign_PUBLICKEYBYTES, '\0');
  std::string secret_ = std::string(crypto_sign_SECRETKEYBYTES, '\0');
};

}  // namespace

TEST_CASE("a genuine signed pass is looked up under the code inside") {
  const Issuer issuer(3);
  const auto keys = issuer.keys();
  REQUIRE(app::opened(issuer.sign("P-1001"), {&keys, false}) == PassCode("P-1001"));
  REQUIRE(app::opened(issuer.sign("P-1001"), {&keys, true}) == PassCode("P-1001"));
}

TEST_CASE("an opaque pass is looked up as it is, but where all have to be signed") {
  const auto keys = Issuer(3).keys();
  REQUIRE(app::opened(PassCode("P-1001"), {nullptr, false}) == PassCode("P-1001"));
  REQUIRE(app::opened(PassCode("P-1001"), {&keys, false}) == PassCode("P-1001"));
  REQUIRE(app::opened(PassCode("P-1001"), {&keys, true}) == failure(NotAPass::kUnsigned));
}

TEST_CASE("what somebody else signed is no pass, nor is one that cannot be checked") {
  const auto keys = Issuer(3).keys();
  REQUIRE(app::opened(Issuer(3).sign("P-1001"), {&keys, false}) == failure(NotAPass::kNotGenuine));
  REQUIRE(app::opened(Issuer(4).sign("P-1001"), {&keys, false}) == failure(NotAPass::kNotGenuine));
  REQUIRE(app::opened(Issuer(3).sign("P-1001"), {nullptr, false}) == failure(NotAPass::kUnchecked));
  REQUIRE(app::opened(PassCode("KP1:NOT A PASS"), {nullptr, false}) == failure(NotAPass::kNotGenuine));
  REQUIRE(app::opened(PassCode("KP1:"), {&keys, false}) == failure(NotAPass::kNotGenuine));
  REQUIRE(app::opened(PassCode("KP1:NOT A PASS"), {&keys, false}) == failure(NotAPass::kNotGenuine));
}

TEST_CASE("no changed character of a signed pass is taken") {
  const Issuer issuer(3);
  const auto keys = issuer.keys();
  const auto genuine = issuer.sign("P-1001").str();
  for (std::size_t at = 0; at < genuine.size(); ++at) {
    auto changed = genuine;
    changed[at] = changed[at] == 'A' ? 'B' : 'A';
    const auto code = app::opened(PassCode(changed), {&keys, true});
    if (code) FAIL("character " << at << " can be changed");
  }
}

TEST_CASE("a key of a wrong length signs nothing") {
  const Issuer issuer(3);
  const platform::sodium::Ed25519Keys keys({{3, "short"}, {4, ""}});
  REQUIRE(app::opened(issuer.sign("P-1001"), {&keys, false}) == failure(NotAPass::kNotGenuine));
}
