# SPDX-License-Identifier: Apache-2.0
# kiosk_module and kiosk_program: one target a folder, its sources found, its headers compiled alone.

set(KIOSK_SANITIZE "" CACHE STRING "Value of -fsanitize=, for the whole build")

add_library(kiosk_flags INTERFACE)
target_compile_options(kiosk_flags INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror=switch)
# g++ 14 takes the unused alternatives of a moved std::variant for uninitialised reads; the sanitizers look for real ones.
target_compile_options(kiosk_flags INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
if(KIOSK_SANITIZE)
  target_compile_options(kiosk_flags INTERFACE -fsanitize=${KIOSK_SANITIZE} -fno-sanitize-recover=all)
  target_link_options(kiosk_flags INTERFACE -fsanitize=${KIOSK_SANITIZE})
endif()

# Files below the current folder that match the pattern, without folders that have a CMakeLists.txt of their own.
function(kiosk_files out pattern)
  file(GLOB_RECURSE found CONFIGURE_DEPENDS ${pattern})
  file(GLOB_RECURSE nested CONFIGURE_DEPENDS CMakeLists.txt)
  foreach(list_file IN LISTS nested)
    get_filename_component(folder ${list_file} DIRECTORY)
    if(NOT folder STREQUAL CMAKE_CURRENT_SOURCE_DIR)
      list(FILTER found EXCLUDE REGEX "^${folder}/")
    endif()
  endforeach()
  set(${out} ${found} PARENT_SCOPE)
endfunction()

# kiosk_headers_alone(NAME SOURCES file... HEADERS file...)
#   Makes the target NAME_headers, a part of the ordinary build: it compiles alone each header that is not the first
#   thing that one of the sources includes, for those do compile alone. tests/lint/headers.py finds one that is neither.
function(kiosk_headers_alone name)
  cmake_parse_arguments(ARG "" "" "SOURCES;HEADERS" ${ARGN})
  set(first)
  foreach(source IN LISTS ARG_SOURCES)
    file(STRINGS ${source} line REGEX "^[ \t]*#" LIMIT_COUNT 1)
    if(line MATCHES "^[ \t]*#[ \t]*include[ \t]*\"([^\"]+)\"")
      list(APPEND first ${CMAKE_MATCH_1})
    endif()
  endforeach()
  set(units)
  foreach(header IN LISTS ARG_HEADERS)
    file(RELATIVE_PATH header ${CMAKE_SOURCE_DIR} ${header})
    if(NOT header IN_LIST first)
      set(unit ${CMAKE_BINARY_DIR}/headers_alone/${header}.cpp)
      file(CONFIGURE OUTPUT ${unit} CONTENT "#include \"${header}\"\n")
      list(APPEND units ${unit})
    endif()
  endforeach()
  if(units)
    add_library(${name}_headers OBJECT ${units})
    target_link_libraries(${name}_headers PRIVATE ${name})
    # Nothing of it is run: as cheap as it can be, and still in ccache, which -fsyntax-only is not.
    target_compile_options(${name}_headers PRIVATE -O0 -g0)
    if(KIOSK_SANITIZE)  # one build shows it
      set_target_properties(${name}_headers PROPERTIES EXCLUDE_FROM_ALL ON)
    endif()
  endif()
endfunction()

# kiosk_module(NAME [USES lib...] [NEEDS lib...])
#   Makes the static library NAME of every .cpp and .hpp in the current folder (and the folders below it that
#   have no CMakeLists.txt of their own), without main.cpp. USES: modules whose headers its headers include. NEEDS:
#   libraries that only its .cpp files include. With the tests every header is shown to compile alone.
function(kiosk_module name)
  cmake_parse_arguments(ARG "" "" "USES;NEEDS" ${ARGN})
  kiosk_files(sources *.cpp)
  kiosk_files(headers *.hpp)
  list(FILTER sources EXCLUDE REGEX "/([a-z_]+_)?main\\.cpp$")
  if(sources)
    add_library(${name} STATIC ${sources})
    set(scope PUBLIC)
    target_link_libraries(${name} PUBLIC ${ARG_USES} PRIVATE kiosk_flags ${ARG_NEEDS})
  else()
    add_library(${name} INTERFACE)
    set(scope INTERFACE)
    target_link_libraries(${name} INTERFACE ${ARG_USES})
  endif()
  target_include_directories(${name} ${scope} ${CMAKE_SOURCE_DIR})
  if(BUILD_TESTING)
    kiosk_headers_alone(${name} SOURCES ${sources} HEADERS ${headers})
  endif()
endfunction()

# kiosk_program(NAME SOURCE lib...): an executable in build/<preset>/bin.
function(kiosk_program name source)
  add_executable(${name} ${source})
  target_link_libraries(${name} PRIVATE kiosk_flags ${ARGN})
endfunction()
