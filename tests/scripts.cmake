# Tests that are scripts: they use a command of ours as its user would, or read what we write with somebody else's reader.
# A script exits with 77 when what it needs is not installed.
# The system's Python first: python3-icalendar and python3-openpyxl of the distribution are seen by that one only.
find_program(system_python python3 PATHS /usr/bin NO_DEFAULT_PATH)
if(system_python AND NOT Python3_EXECUTABLE)
  set(Python3_EXECUTABLE ${system_python})
endif()
find_package(Python3 COMPONENTS Interpreter)
if(NOT Python3_Interpreter_FOUND)
  return()
endif()

# caunoi_script(<name> <script> [argument...])
function(caunoi_script name script)
  add_test(NAME ${name} COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/${script} ${ARGN})
  set_tests_properties(${name} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 300)
endfunction()

# -- the house: arrows between stages; what is written from caunoi.h; the counts and texts of the corpus
caunoi_script(house.includes house/includes_test.py)
add_test(NAME house.generated COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/bindings/generate.py --check)
caunoi_script(corpus.records corpus/corpus_test.py)

# -- report: papers read by a calendar library, a spreadsheet reader and a browser
add_executable(report_sample report/sample_main.cpp)
target_include_directories(report_sample PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_compile_definitions(report_sample PRIVATE CAUNOI_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
target_link_libraries(report_sample PRIVATE caunoi_report fmt::fmt)
caunoi_script(report.calendars report/calendars_test.py $<TARGET_FILE:report_sample>)
caunoi_script(report.workbooks report/workbooks_test.py $<TARGET_FILE:report_sample>)
caunoi_script(report.browser report/browser_test.py $<TARGET_FILE:report_sample>)

# -- c: the C API as a strict C11 program uses it, its header and its symbols; the same through Python
add_subdirectory(c)
caunoi_script(c.symbols c/symbols_test.py $<TARGET_FILE:caunoi_c>)
caunoi_script(c.abi c/abi_test.py $<TARGET_FILE:caunoi_c>)
caunoi_script(c.match_bytes c/match_bytes_test.py $<TARGET_FILE:c_match_bytes> $<TARGET_FILE:caunoi_command> ${PROJECT_SOURCE_DIR})
caunoi_script(python.binding python/test_binding.py)
set(binding_environment
  "CAUNOI_LIBRARY=$<TARGET_FILE:caunoi_c>" "CAUNOI_COMMAND=$<TARGET_FILE:caunoi_command>" "PYTHONPATH=${PROJECT_SOURCE_DIR}/bindings/python")
if(CAUNOI_SANITIZE)  # the runtime must be in the interpreter before the library is; what the interpreter leaks is its own
  execute_process(COMMAND ${CMAKE_CXX_COMPILER} -print-file-name=libasan.so OUTPUT_VARIABLE asan OUTPUT_STRIP_TRAILING_WHITESPACE)
  execute_process(COMMAND ${CMAKE_CXX_COMPILER} -print-file-name=libstdc++.so OUTPUT_VARIABLE stdcxx OUTPUT_STRIP_TRAILING_WHITESPACE)  # whose throw it wraps
  set(preloaded "LD_PRELOAD=${asan} ${stdcxx}" "ASAN_OPTIONS=detect_leaks=0")
  list(APPEND binding_environment ${preloaded})
endif()
set_tests_properties(python.binding PROPERTIES ENVIRONMENT "${binding_environment}")

add_subdirectory(fuzz)

# -- node: the same through Node
find_program(NODE node)
if(NODE AND TARGET caunoi_node)
  add_test(NAME node.binding COMMAND ${NODE} --test ${CMAKE_CURRENT_SOURCE_DIR}/node/binding.test.mjs)
  set(node_environment "CAUNOI_NODE=$<TARGET_FILE:caunoi_node>" "CAUNOI_COMMAND=$<TARGET_FILE:caunoi_command>")
  if(CAUNOI_SANITIZE)
    list(APPEND node_environment ${preloaded})
  endif()
  set_tests_properties(node.binding PROPERTIES ENVIRONMENT "${node_environment}" TIMEOUT 300)
endif()

# -- the types that both tell
caunoi_script(python.types types_test.py mypy)
caunoi_script(node.types types_test.py tsc)

# -- examples: each does what it says
if(CAUNOI_BUILD_EXAMPLES)
  caunoi_script(examples examples/examples_test.py ${CMAKE_RUNTIME_OUTPUT_DIRECTORY} ${PROJECT_SOURCE_DIR} $<TARGET_FILE:caunoi_command> $<TARGET_FILE:caunoi_c>
    ${CMAKE_BINARY_DIR}/node/caunoi.node)
  if(CAUNOI_SANITIZE)
    set_tests_properties(examples PROPERTIES ENVIRONMENT "${preloaded}")
  endif()
endif()

# -- install: consumers in C, C++, Python and Node outside of the tree, against the packages, as include/README.md says
if(TARGET caunoi_archive AND NOT CAUNOI_SANITIZE)  # their programs are built as anybody's
  caunoi_script(install.consumers install/install_test.py ${CMAKE_BINARY_DIR} ${PROJECT_SOURCE_DIR})
endif()

# -- the command: what it says and leaves behind when the input is wrong
caunoi_script(cli.bad_input cli/bad_input_test.py $<TARGET_FILE:caunoi_command>)
caunoi_script(cli.vectors cli/vectors_test.py $<TARGET_FILE:caunoi_command>)
caunoi_script(cli.learn cli/learn_test.py $<TARGET_FILE:caunoi_command>)
caunoi_script(cli.repair cli/repair_test.py $<TARGET_FILE:caunoi_command>)
caunoi_script(evaluate.command evaluate/command_test.py $<TARGET_FILE:caunoi_command> ${PROJECT_SOURCE_DIR}/bench/claims.py)

# -- bench: what compares two results, and the table of one
caunoi_script(bench.compare bench/compare_test.py ${PROJECT_SOURCE_DIR}/bench)
