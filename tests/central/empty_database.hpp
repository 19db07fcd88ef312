// SPDX-License-Identifier: Apache-2.0
// A database with nothing in it but its schema, of either kind, whichever the run is about.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "platform/central/store.hpp"
#include "tests/central/test_database.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/postgres_server.hpp"

namespace house {

struct EmptyDatabase {
  explicit EmptyDatabase(bool on_server) {
    if (on_server) server.emplace();
    address = on_server ? server->address() : "sqlite:" + folder.file("moved.db");
    auto opened = central::Store::open(address, central::Store::Mode::kCreate);
    INFO((opened ? "" : opened.error()));
    REQUIRE(opened);
    store = *std::move(opened);
  }
  Folder folder;
  std::optional<postgres::Database> server;
  std::string address;
  std::unique_ptr<central::Store> store;
};

}  // namespace house
