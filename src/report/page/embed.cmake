# Writes OUTPUT, a .cpp that holds page.html, page.css and page.js of SOURCE byte for byte:
#   cmake -DSOURCE=src/report/page -DOUTPUT=page_files.cpp -P embed.cmake
set(text "// Made from the files of report/page/ by embed.cmake.\n#include \"report/page_files.hpp\"\n\nnamespace caunoi::report {\n")
foreach(pair frame:page.html style:page.css script:page.js)
  string(REPLACE ":" ";" pair ${pair})
  list(GET pair 0 name)
  list(GET pair 1 file)
  file(READ ${SOURCE}/${file} bytes HEX)
  string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${bytes}")
  string(APPEND text "static constexpr char ${name}_bytes[] = {${bytes}};\n"
    "std::string_view page_${name}() noexcept { return {${name}_bytes, sizeof ${name}_bytes}; }\n")
endforeach()
string(APPEND text "}  // namespace caunoi::report\n")
file(WRITE ${OUTPUT} "${text}")
