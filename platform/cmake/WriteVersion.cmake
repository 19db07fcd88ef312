# SPDX-License-Identifier: Apache-2.0
# cmake -D SOURCE=... -D GIT=... -D GIVEN=... -D PROJECT=... -D OUT=... -P WriteVersion.cmake
# Writes OUT, a C++ source with the version: GIVEN, or git's tag or commit, or that of the project.
set(version "${GIVEN}")
if(NOT version AND GIT AND EXISTS "${SOURCE}/.git")
  execute_process(COMMAND ${GIT} describe --tags --match "v[0-9]*" --abbrev=10 WORKING_DIRECTORY ${SOURCE}
    OUTPUT_VARIABLE described OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  execute_process(COMMAND ${GIT} rev-parse --short=10 HEAD WORKING_DIRECTORY ${SOURCE}
    OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  if(described MATCHES "^v([0-9A-Za-z.+~-]+)$")
    set(version "${CMAKE_MATCH_1}")
  elseif(commit MATCHES "^[0-9a-f]+$")
    set(version "${PROJECT}+g${commit}")
  endif()
endif()
if(NOT version)
  set(version "${PROJECT}")
endif()
file(CONFIGURE OUTPUT "${OUT}" @ONLY CONTENT [[
// Made by platform/cmake/WriteVersion.cmake.
#include "platform/version/version.hpp"

std::string_view platform::version() { return "@version@"; }
]])
