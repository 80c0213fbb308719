/** The status service as other systems call it: REST with API keys, under {@code /api/v1}. */
@org.jspecify.annotations.NullMarked
package org.ctpat.portal.api;
