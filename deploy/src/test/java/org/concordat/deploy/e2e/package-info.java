/// End-to-end tests: whole consortia on real storage, through the interfaces users have.
package org.concordat.deploy.e2e;
