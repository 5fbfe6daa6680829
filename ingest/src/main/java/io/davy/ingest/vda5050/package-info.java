/** VDA 5050 robots: what they say becomes reports, and orders reach them. */
@NullMarked
package io.davy.ingest.vda5050;

import org.jspecify.annotations.NullMarked;
