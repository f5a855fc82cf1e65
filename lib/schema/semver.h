/* Semantic versions. */
#ifndef LBL_SCHEMA_SEMVER_H
#define LBL_SCHEMA_SEMVER_H

#include <stdbool.h>

/* lbl_semver_valid -- is the text a version? Source: Semantic Versioning 2.0.0, items 2, 9, 10. */
bool lbl_semver_valid(const char *text);

#endif
