// SPDX-License-Identifier: Apache-2.0
// The test programs' main: Catch2 3 brings its own, Catch2 2 makes it here.
#if !__has_include(<catch2/catch_all.hpp>)
#define CATCH_CONFIG_MAIN
#endif
#include "tests/support/catch.hpp"
