# SPDX-License-Identifier: Apache-2.0
# kiosk_locales: the translators' files, one a language, made into what the kiosk loads.
find_program(MSGFMT msgfmt REQUIRED)

# kiosk_locales(TARGET FROM INTO): compiles each LANG.po of the folder FROM to INTO/LANG.mo, each when it changes. English is
# built in and needs none.
function(kiosk_locales target from into)
  file(GLOB sources CONFIGURE_DEPENDS ${from}/*.po)
  list(FILTER sources EXCLUDE REGEX "/en\\.po$")
  set(catalogues)
  foreach(source IN LISTS sources)
    get_filename_component(code ${source} NAME_WE)
    add_custom_command(
      OUTPUT ${into}/${code}.mo
      COMMAND ${CMAKE_COMMAND} -E make_directory ${into}
      COMMAND ${MSGFMT} --check --output-file=${into}/${code}.mo ${source}
      DEPENDS ${source}
      COMMENT "Compiling the messages of ${code}"
      VERBATIM)
    list(APPEND catalogues ${into}/${code}.mo)
  endforeach()
  # A language that is gone is not to be offered any more.
  file(GLOB compiled ${into}/*.mo)
  list(REMOVE_ITEM compiled ${catalogues} "")
  if(compiled)
    file(REMOVE ${compiled})
  endif()
  add_custom_target(${target} ALL DEPENDS ${catalogues})
endfunction()
