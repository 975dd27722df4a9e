/// Records from a CSV file (RFC 4180).
///
/// Reading is strict and all or nothing: the whole file is read and checked before the caller gets
/// a single record, and one error refuses the file, so that a half-stored file cannot happen. Every
/// problem names its line, its column and what was expected, never the value found.
///
/// Beyond RFC 4180: lines may end with LF as well as CRLF, a UTF-8 byte order mark at the start is
/// skipped, the encoding is always UTF-8, the header line is required. The order of columns is
/// free. Columns the schema does not know are not stored; they are named in the result. Files of
/// which only the names of some columns are known are read as a table. May import the JDK and
/// `schema`.
@org.jspecify.annotations.NullMarked
package org.concordat.privacy.csv;
