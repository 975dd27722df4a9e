/// Tests of the source tree itself: who may depend on whom, and tidiness.
package org.concordat.deploy.architecture;
