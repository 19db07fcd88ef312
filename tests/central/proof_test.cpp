// SPDX-License-Identifier: Apache-2.0
// What the service tells the server of a request's token: proved, refused, or not asked for.
#include "platform/central/service.hpp"
#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

namespace {

using central::Proof;

TEST_CASE("A token is proved, refused, or not asked for") {
  house::House h;
  const auto service = central::Service::open(h.store(), [] { return house::local("17:42"); });
  REQUIRE(service);
  const auto proof = [&](const std::string& path, const std::string& token) {
    const kiosk::HttpRequest request{"GET", path, {{"Authorization", "Bearer " + token}}, "", ""};
    return (*service)->serve(request).asker.proof;
  };
  const auto* const day = "/v1/venue/day";
  CHECK(proof("/healthz", h.token("bader")) == Proof::kNotAsked);
  CHECK(proof("/v1/no-such-call", h.token("bader")) == Proof::kNotAsked);
  CHECK(proof(day, h.token("bader")) == Proof::kDevice);
  CHECK(proof(day, "made-up") == Proof::kRefused);
}

}  // namespace
