/** VDA 5050 major version 2 messages (2.0.0 and 2.1.0), as far as Davy uses them; read and written with {@link io.davy.json.Json#VDA5050}. */
@NullMarked
package io.davy.vda5050.v2;

import org.jspecify.annotations.NullMarked;
